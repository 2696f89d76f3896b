import Link from "next/link";
import { LinkButton } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { Empty } from "@/components/ui/empty";
import { Tag } from "@/components/ui/tag";
import { shownDay } from "@/lib/dashboards/dates";
import type { Policy, PolicyMapping } from "@/lib/rewards/policies/input";
import { policyVersionInForce } from "@/lib/rewards/policies/queries";

interface Named {
  id: number;
  name: string;
}

interface PolicyTableProps {
  policies: readonly Policy[];
  jobRoles: readonly Named[];
  units: readonly Named[];
  today: string;
}

export function PolicyTable({ policies, jobRoles, units, today }: PolicyTableProps) {
  const nameIn = (list: readonly Named[], id: number | null) => list.find((entry) => entry.id === id)?.name;
  const forWhom = ({ job_role_id, org_unit_id }: PolicyMapping) =>
    [nameIn(jobRoles, job_role_id), nameIn(units, org_unit_id)].filter(Boolean).join(" in ") || "Everyone";
  return (
    <DataTable
      caption="Bonus policies by name"
      rows={policies}
      rowKey={({ id }) => String(id)}
      empty={
        <Empty
          title="No policies yet"
          icon="tag"
          level={2}
          action={
            <LinkButton icon="plus" href="/bonus/policies/new">
              New policy
            </LinkButton>
          }
        >
          A policy says which factor a score gives, what pays nothing, and for whom.
        </Empty>
      }
      columns={[
        {
          key: "name",
          head: "Policy",
          rowHeader: true,
          cell: ({ id, name, mappings }) => (
            <>
              <Link className="plain" href={`/bonus/policies/${id}`}>
                {name}
              </Link>
              <span className="why">{mappings.map(forWhom).join(", ") || "For nobody yet"}</span>
            </>
          ),
        },
        { key: "frequency", head: "Periods", cell: ({ frequency }) => frequency },
        { key: "force", head: "In force", cell: (policy) => <InForce policy={policy} today={today} /> },
        {
          key: "draft",
          head: "Draft",
          cell: ({ versions }) => {
            const draft = versions.find(({ status }) => status === "draft");
            return draft ? `v${draft.version}` : <span className="mute">None</span>;
          },
        },
      ]}
    />
  );
}

function InForce({ policy, today }: { policy: Policy; today: string }) {
  if (!policy.is_active) return <Tag tone="quiet">Deactivated</Tag>;
  const current = policyVersionInForce(policy, today);
  if (!current) return <span className="mute">None yet</span>;
  const since = current.effective_from ? `since ${shownDay(current.effective_from)}` : "from the start";
  return `v${current.version}, ${since}`;
}
