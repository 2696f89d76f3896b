import { notFound } from "next/navigation";
import { Page } from "@/components/layout/page";
import { PageHead } from "@/components/layout/page-head";
import { PolicyEditor } from "@/components/rewards/policy-editor";
import { PolicyMappings } from "@/components/rewards/policy-mappings";
import { requirePage } from "@/lib/access/current-viewer";
import { listKpis } from "@/lib/kpis/definitions/queries";
import { listJobRoles } from "@/lib/people/job-roles/queries";
import { organisationToday } from "@/lib/people/today";
import { listUnits } from "@/lib/people/units/queries";
import { listPolicies, policyVersionInForce } from "@/lib/rewards/policies/queries";
import { PolicyActions } from "../_components/policy-actions";
import { PolicyVersions } from "../_components/policy-versions";

interface Props {
  params: Promise<{ policyId: string }>;
}

export default async function PolicyPage({ params }: Props) {
  const { ctx } = await requirePage("/bonus/policies/[policyId]");
  const { db, now } = ctx;
  const { policyId } = await params;
  const policy = (await listPolicies(db)).find(({ id }) => String(id) === policyId);
  const [newest] = policy?.versions ?? [];
  if (!policy || !newest) notFound();
  const [kpis, jobRoles, units, today] = await Promise.all([
    listKpis(db),
    listJobRoles(db),
    listUnits(db),
    organisationToday(db, now),
  ]);
  const current = policyVersionInForce(policy, today);
  const latest = policy.versions.find(({ status }) => status === "active");
  const named = ({ id, name }: { id: number; name: string }) => ({ id, name });
  return (
    <Page crumbs={[{ label: "Policies", href: "/bonus/policies" }, { label: policy.name }]}>
      <PageHead
        title={policy.name}
        sub={[
          `Pays ${policy.frequency} periods`,
          current ? `v${current.version} is in force` : "None in force",
          newest.status === "draft" && `Draft v${newest.version}`,
          !policy.is_active && "Deactivated",
        ]}
        actions={<PolicyActions policy={policy} />}
      />
      <PolicyEditor
        policyId={policy.id}
        version={newest}
        inForce={latest ?? null}
        kpis={kpis.map(named)}
        blocked={
          policy.is_active
            ? policy.mappings.length === 0
              ? "Say whom it is for first"
              : undefined
            : "Reactivate it first"
        }
      />
      <PolicyMappings policy={policy} jobRoles={jobRoles.map(named)} units={units.map(named)} />
      <PolicyVersions policy={policy} current={current?.version} />
    </Page>
  );
}
