import type { Metadata } from "next";
import { z } from "zod";
import { Page } from "@/components/layout/page";
import { PageHead } from "@/components/layout/page-head";
import { unitChoices } from "@/components/people/choices";
import { LinkButton } from "@/components/ui/button";
import { requirePage } from "@/lib/access/current-viewer";
import { listAlertRules } from "@/lib/alerts/rules/queries";
import { listKpis } from "@/lib/kpis/definitions/queries";
import { listTemplates } from "@/lib/kpis/templates/queries";
import { listUnits } from "@/lib/people/units/queries";
import { RuleEditor } from "./_components/rule-editor";
import { RuleTable } from "./_components/rule-table";

export const metadata: Metadata = { title: "Alert rules" };

const params = z.object({
  /** The rule that is edited: its id, or "new". */
  rule: z
    .union([z.literal("new"), z.coerce.number().int().positive()])
    .optional()
    .catch(undefined),
});

export default async function AlertRulesPage({ searchParams }: PageProps<"/admin/alerts">) {
  const { scope, ctx } = await requirePage("/admin/alerts");
  const { rule: asked } = params.parse(await searchParams);
  const rules = await listAlertRules(ctx.db);
  const edited = rules.find(({ id }) => id === asked);
  const isOpen = asked === "new" || edited !== undefined;
  const [kpis, templates, units] = isOpen
    ? await Promise.all([listKpis(ctx.db, {}), listTemplates(ctx.db), listUnits(ctx.db)])
    : [[], [], []];
  const choice = ({ id, name }: { id: number; name: string }) => ({ value: String(id), label: name });
  return (
    <Page crumbs={[{ label: "Alert rules" }]}>
      <PageHead
        title="Alert rules"
        sub={["Checked whenever figures change; the person’s manager is told"]}
        actions={
          <LinkButton variant="main" icon="plus" href="/admin/alerts?rule=new">
            New rule
          </LinkButton>
        }
      />
      <RuleTable rules={rules} seesPeople={scope.seesEveryone} />
      {isOpen && (
        <RuleEditor
          key={edited ? `${edited.id} ${edited.version}` : "new"}
          rule={edited ?? null}
          seesPeople={scope.seesEveryone}
          kpis={kpis.filter((kpi) => kpi.is_active || kpi.id === edited?.kpiId).map(choice)}
          templates={templates.map(choice)}
          units={unitChoices(units)}
        />
      )}
    </Page>
  );
}
