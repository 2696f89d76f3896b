import { Page } from "@/components/layout/page";
import { PageHead } from "@/components/layout/page-head";
import { LinkButton } from "@/components/ui/button";
import { requirePage } from "@/lib/access/current-viewer";
import { countPeopleMatched } from "@/lib/kpis/templates/people-matched";
import { listTemplates } from "@/lib/kpis/templates/queries";
import { listJobRoles } from "@/lib/people/job-roles/queries";
import { organisationToday } from "@/lib/people/today";
import { listUnits } from "@/lib/people/units/queries";
import { TemplateTable } from "./_components/template-table";

export default async function TemplatesPage() {
  const { ctx } = await requirePage("/admin/templates");
  const [templates, jobRoles, units, today] = await Promise.all([
    listTemplates(ctx.db),
    listJobRoles(ctx.db),
    listUnits(ctx.db),
    organisationToday(ctx.db, ctx.now),
  ]);
  const people = await countPeopleMatched(ctx.db, { templates, day: today });
  return (
    <Page crumbs={[{ label: "Templates" }]}>
      <PageHead
        title="Templates"
        sub={["Which KPIs make a score, with what weight, and for whom"]}
        actions={
          <>
            <LinkButton icon="layers" href="/admin/sets">
              Ready-made sets
            </LinkButton>
            <LinkButton variant="main" icon="plus" href="/admin/templates/new">
              New template
            </LinkButton>
          </>
        }
      />
      <TemplateTable templates={templates} people={people} today={today} jobRoles={jobRoles} units={units} />
    </Page>
  );
}
