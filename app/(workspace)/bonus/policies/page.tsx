import type { Metadata } from "next";
import { Page } from "@/components/layout/page";
import { PageHead } from "@/components/layout/page-head";
import { LinkButton } from "@/components/ui/button";
import { requirePage } from "@/lib/access/current-viewer";
import { listJobRoles } from "@/lib/people/job-roles/queries";
import { organisationToday } from "@/lib/people/today";
import { listUnits } from "@/lib/people/units/queries";
import { listPolicies } from "@/lib/rewards/policies/queries";
import { PolicyTable } from "./_components/policy-table";

export const metadata: Metadata = { title: "Bonus policies" };

export default async function PoliciesPage() {
  const { ctx, viewer } = await requirePage("/bonus/policies");
  const [policies, jobRoles, units, today] = await Promise.all([
    listPolicies(ctx.db),
    listJobRoles(ctx.db),
    listUnits(ctx.db),
    organisationToday(ctx.db, ctx.now),
  ]);
  const crumb = viewer.roles.includes("hr") ? [{ label: "Bonuses", href: "/bonus" }] : [];
  return (
    <Page crumbs={[...crumb, { label: "Policies" }]}>
      <PageHead
        title="Bonus policies"
        sub={["What a score pays, for whom, from which day"]}
        actions={
          <LinkButton variant="main" icon="plus" href="/bonus/policies/new">
            New policy
          </LinkButton>
        }
      />
      <PolicyTable policies={policies} jobRoles={jobRoles} units={units} today={today} />
    </Page>
  );
}
