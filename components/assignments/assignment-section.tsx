import Link from "next/link";
import { LinkButton } from "@/components/ui/button";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Empty } from "@/components/ui/empty";
import { Section } from "@/components/ui/section-head";
import { Tag } from "@/components/ui/tag";
import { shownDay } from "@/lib/dashboards/dates";
import { endAssignmentForm } from "@/lib/kpis/assignments/actions";
import type { KpiAssignment } from "@/lib/kpis/assignments/types";
import { targetInWords } from "@/lib/kpis/rule/words";

interface AssignmentSectionProps {
  assignments: readonly KpiAssignment[];
  name: string;
  /** The page with an assignment open, with a new one ("new"), or with none. */
  hrefOf: (goal?: string) => string;
  /** YYYY-MM-DD */
  today: string;
  /** Whether the reader may assign to this person. */
  mayAssign: boolean;
}

/** What is assigned to one person, beside what their template gives. */
export function AssignmentSection({ assignments, name, hrefOf, today, mayAssign }: AssignmentSectionProps) {
  return (
    <Section
      id="goals"
      title="Individual KPIs"
      note="Own targets and KPIs, beside what the template gives"
      action={
        mayAssign && (
          <LinkButton size="s" icon="plus" href={hrefOf("new")} scroll={false}>
            Assign a KPI
          </LinkButton>
        )
      }
    >
      <DataTable
        caption="Individual KPIs, newest first"
        columns={columns({ name, hrefOf, today, mayAssign })}
        rows={assignments}
        rowKey={({ id }) => String(id)}
        empty={
          <Empty title="Nothing of their own" icon="target">
            {name} is scored by the template alone. A KPI that is assigned here gets a target, a weight and
            days of its own.
          </Empty>
        }
      />
    </Section>
  );
}

type Shared = Omit<AssignmentSectionProps, "assignments">;

const columns = ({ name, hrefOf, today, mayAssign }: Shared): Column<KpiAssignment>[] => [
  {
    key: "kpi",
    head: "KPI",
    rowHeader: true,
    cell: ({ id, kpi, version }) => (
      <>
        <Link href={hrefOf(String(id))} scroll={false}>
          {kpi.name}
        </Link>
        <span className="under">Version {version}</span>
      </>
    ),
  },
  {
    key: "target",
    head: "Target and weight",
    phoneLabel: "Target",
    cell: ({ target, weight, kpi }) => (
      <>
        {target ? (
          targetInWords(target, kpi.direction, kpi.unit)
        ) : (
          <span className="mute">The template’s, or the KPI’s own</span>
        )}
        {weight !== null && <span className="under">Weight {weight}&nbsp;%</span>}
      </>
    ),
  },
  {
    key: "days",
    head: "Days",
    phoneLabel: "from",
    cell: ({ start_date, end_date }) => (
      <>
        <span className="nowrap">{shownDay(start_date)}</span>
        <span className="under nowrap">{end_date ? `to ${shownDay(end_date)}` : "open"}</span>
      </>
    ),
  },
  { key: "state", head: "State", headHidden: true, cell: (row) => <StateTag row={row} today={today} /> },
  {
    key: "end",
    head: "End",
    headHidden: true,
    className: "row-acts",
    cell: (row) =>
      mayAssign &&
      canEnd(row, today) && (
        <ConfirmButton
          label={row.start_date > today ? "Take back" : "End"}
          size="s"
          title={row.start_date > today ? `Take ${row.kpi.name} back?` : `End ${row.kpi.name} today?`}
          confirmLabel={row.start_date > today ? "Take back" : "End today"}
          action={endAssignmentForm}
          fields={{ employee_id: String(row.employeeId), assignment_id: String(row.id) }}
          reasonLabel="Reason, for the record"
        >
          {row.start_date > today
            ? `It has not begun. ${name} is scored as if it had never been assigned.`
            : `Today is its last day. Periods it counted in keep it for those days.`}
        </ConfirmButton>
      ),
  },
];

function StateTag({ row, today }: { row: KpiAssignment; today: string }) {
  if (!row.is_active) return <Tag tone="quiet">Taken back</Tag>;
  if (row.start_date > today) return <Tag>From {shownDay(row.start_date)}</Tag>;
  if (row.end_date !== null && row.end_date < today) return <Tag tone="quiet">Over</Tag>;
  return <Tag>In force</Tag>;
}

const canEnd = ({ is_active, end_date }: KpiAssignment, today: string) =>
  is_active && (end_date === null || end_date > today);
