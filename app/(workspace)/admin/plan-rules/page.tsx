import type { Metadata } from "next";
import { Page } from "@/components/layout/page";
import { PageHead } from "@/components/layout/page-head";
import { PlanRuleSheet } from "@/components/rewards/plan-rule-sheet";
import { PlanRuleTable } from "@/components/rewards/plan-rule-table";
import { LinkButton } from "@/components/ui/button";
import { requirePage } from "@/lib/access/current-viewer";
import { listKpis } from "@/lib/kpis/definitions/queries";
import { listKras } from "@/lib/kpis/kras/queries";
import { listUnits } from "@/lib/people/units/queries";
import { listPlanRules } from "@/lib/rewards/plan-rules/queries";

export const metadata: Metadata = { title: "Plan rules" };

export default async function PlanRulesPage({ searchParams }: PageProps<"/admin/plan-rules">) {
  const { ctx } = await requirePage("/admin/plan-rules");
  const { rule: asked } = await searchParams;
  const rules = await listPlanRules(ctx.db);
  const open = rules.find(({ id }) => String(id) === asked) ?? null;
  const isOpen = open !== null || asked === "new";
  const named = ({ id, name }: { id: number; name: string }) => ({ id, name });
  const [kpis, kras, units] = isOpen
    ? await Promise.all([listKpis(ctx.db), listKras(ctx.db), listUnits(ctx.db)])
    : [[], [], []];
  return (
    <Page crumbs={[{ label: "Plan rules" }]}>
      <PageHead
        title="Plan rules"
        sub={["When training or an improvement plan is recommended to a manager"]}
        actions={
          <LinkButton variant="main" icon="plus" href="/admin/plan-rules?rule=new" scroll={false}>
            New rule
          </LinkButton>
        }
      />
      <PlanRuleTable rules={rules} />
      {isOpen && (
        <PlanRuleSheet
          key={open?.id ?? "new"}
          rule={open}
          kpis={kpis.map(named)}
          kras={kras.map(named)}
          units={units.map(named)}
        />
      )}
    </Page>
  );
}
