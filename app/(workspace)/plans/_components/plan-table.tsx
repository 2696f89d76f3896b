import Link from "next/link";
import { DataTable } from "@/components/ui/data-table";
import { Empty } from "@/components/ui/empty";
import { Tag } from "@/components/ui/tag";
import { shownDay } from "@/lib/dashboards/dates";
import type { Plan } from "@/lib/rewards/plans/input";
import { PLAN_KIND_WORDS, PLAN_STATUS_WORDS } from "@/lib/rewards/plans/words";

interface PlanTableProps {
  plans: readonly Plan[];
  /** The reader decides on recommendations. */
  decides: boolean;
  filtered: boolean;
  /** YYYY-MM-DD where the organisation is. */
  today: string;
}

export function PlanTable({ plans, decides, filtered, today }: PlanTableProps) {
  return (
    <DataTable
      caption="Plans, those to decide on first"
      rows={plans}
      rowKey={({ id }) => String(id)}
      empty={
        <Empty title={filtered ? "No plan is in this state" : "No plans yet"} icon="flag" level={2}>
          {decides
            ? "When a plan rule finds low scores over several periods, its recommendation appears here for you to decide on."
            : "A plan appears here once your manager has accepted one for you."}
        </Empty>
      }
      columns={[
        {
          key: "employee",
          head: "Person",
          rowHeader: true,
          cell: ({ id, employee, org_unit }) => (
            <>
              <Link href={`/plans/${id}`}>{employee}</Link>
              <span className="under">{org_unit ?? "In no unit"}</span>
            </>
          ),
        },
        {
          key: "title",
          head: "Plan",
          cell: ({ title, why, kind }) => (
            <>
              {title}
              <span className="under">
                {PLAN_KIND_WORDS[kind]}: {why}
              </span>
            </>
          ),
        },
        {
          key: "status",
          head: "State",
          cell: ({ status, ends_on }) => (
            <>
              <Tag tone={status === "recommended" ? "act" : "quiet"}>{PLAN_STATUS_WORDS[status]}</Tag>
              {status === "active" && ends_on !== null && ends_on < today && (
                <span className="under">{decides ? "Past its end: say how it went" : "Past its end"}</span>
              )}
            </>
          ),
        },
        {
          key: "goals",
          head: "Goals met",
          numeric: true,
          phoneLabel: "goals met",
          cell: ({ goal_count, goals_met }) => (goal_count > 0 ? `${goals_met} of ${goal_count}` : ""),
        },
        {
          key: "ends",
          head: "Ends",
          numeric: true,
          phoneLabel: "ends",
          cell: ({ ends_on }) => (ends_on ? shownDay(ends_on) : ""),
        },
      ]}
    />
  );
}
