import type { Metadata } from "next";
import { AssignForm } from "@/components/assignments/assign-form";
import { listAssignableKpis } from "@/components/assignments/assignment-sheet";
import { Page } from "@/components/layout/page";
import { PageHead } from "@/components/layout/page-head";
import { choices, unitChoices } from "@/components/people/choices";
import { requirePage } from "@/lib/access/current-viewer";
import { listKras } from "@/lib/kpis/kras/queries";
import { listJobRoles } from "@/lib/people/job-roles/queries";
import { organisationToday } from "@/lib/people/today";
import { listUnits } from "@/lib/people/units/queries";

export const metadata: Metadata = { title: "Assign a KPI" };

export default async function AssignPage() {
  const { ctx } = await requirePage("/admin/kpis/assign");
  const [kpis, kras, units, roles, today] = await Promise.all([
    listAssignableKpis(ctx),
    listKras(ctx.db),
    listUnits(ctx.db),
    listJobRoles(ctx.db),
    organisationToday(ctx.db, ctx.now),
  ]);
  return (
    <Page crumbs={[{ label: "KPIs", href: "/admin/kpis" }, { label: "Assign" }]}>
      <PageHead
        title="Assign a KPI"
        sub={["To a unit, a job role or chosen people, beside what their templates give"]}
      />
      <AssignForm
        kpis={kpis}
        kras={choices(kras)}
        units={unitChoices(units)}
        roles={choices(roles)}
        today={today}
      />
    </Page>
  );
}
