import Link from "next/link";
import { LinkButton } from "@/components/ui/button";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { DataTable } from "@/components/ui/data-table";
import { Empty } from "@/components/ui/empty";
import { Tag } from "@/components/ui/tag";
import { deletePlanRuleForm, setPlanRuleActiveForm } from "@/lib/rewards/plan-rules/actions";
import type { PlanRule } from "@/lib/rewards/plan-rules/input";
import { PLAN_KIND_WORDS } from "@/lib/rewards/plans/words";

export function PlanRuleTable({ rules }: { rules: readonly PlanRule[] }) {
  return (
    <DataTable
      caption="Plan rules by name"
      rows={rules}
      rowKey={({ id }) => String(id)}
      empty={
        <Empty
          title="No rules yet"
          icon="rule"
          level={2}
          action={
            <LinkButton icon="plus" href="/admin/plan-rules?rule=new" scroll={false}>
              New rule
            </LinkButton>
          }
        >
          A rule recommends a plan when a score stays under a threshold for some periods running.
        </Empty>
      }
      columns={[
        {
          key: "name",
          head: "Rule",
          rowHeader: true,
          cell: (rule) => (
            <>
              <Link href={`/admin/plan-rules?rule=${rule.id}`} scroll={false}>
                {rule.name}
              </Link>
              <span className="why">{conditionOf(rule)}</span>
            </>
          ),
        },
        {
          key: "recommends",
          head: "Recommends",
          cell: ({ recommendation, kind }) => (
            <>
              {recommendation}
              <span className="under">{PLAN_KIND_WORDS[kind]}</span>
            </>
          ),
        },
        {
          key: "plans",
          head: "Plans so far",
          numeric: true,
          phoneLabel: "plans so far",
          cell: ({ plan_count }) => plan_count,
        },
        {
          key: "state",
          head: "State",
          cell: ({ is_active }) => (
            <Tag tone={is_active ? undefined : "quiet"}>{is_active ? "On" : "Off"}</Tag>
          ),
        },
        { key: "act", head: "Change", headHidden: true, cell: (rule) => <RuleButtons rule={rule} /> },
      ]}
    />
  );
}

function conditionOf({ subject, threshold, periods, frequency, org_unit }: PlanRule): string {
  const running = periods === 1 ? `one ${frequency} period` : `${periods} ${frequency} periods running`;
  return `${subject ?? "Overall score"} under ${threshold} in ${running}${org_unit ? `, in ${org_unit}` : ""}`;
}

function RuleButtons({ rule: { id, name, is_active, plan_count } }: { rule: PlanRule }) {
  const verb = is_active ? "Switch off" : "Switch on";
  return (
    <>
      <ConfirmButton
        size="s"
        variant="bare"
        label={verb}
        title={`${verb}: ${name}`}
        confirmLabel={verb}
        action={setPlanRuleActiveForm}
        fields={{ id: String(id), isActive: is_active ? "" : "yes" }}
      >
        {is_active ? "It recommends nothing more. Plans under way stay." : "It recommends plans again."}
      </ConfirmButton>
      {plan_count === 0 && (
        <ConfirmButton
          size="s"
          variant="bare"
          label="Delete"
          title={`Delete ${name}`}
          confirmLabel="Delete"
          action={deletePlanRuleForm}
          fields={{ id: String(id) }}
        >
          It has recommended nothing yet. It cannot be brought back.
        </ConfirmButton>
      )}
    </>
  );
}
