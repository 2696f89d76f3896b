import Link from "next/link";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Empty } from "@/components/ui/empty";
import { Tag } from "@/components/ui/tag";
import { shownDay, shownInstant } from "@/lib/dashboards/dates";
import { isOpen } from "@/lib/reviews/appeals/moves";
import type { AppealFilter, ListedAppeal } from "@/lib/reviews/appeals/queries";
import { OUTCOME_WORDS, STATE_WORDS } from "@/lib/reviews/appeals/words";

interface AppealTableProps {
  appeals: readonly ListedAppeal[];
  filter: AppealFilter;
  timeZone: string;
  /** The reader leads people, or sees everyone. */
  leads: boolean;
}

export function AppealTable({ appeals, filter, timeZone, leads }: AppealTableProps) {
  const columns: Column<ListedAppeal>[] = [
    {
      key: "what",
      head: leads ? "Person and KPI" : "What",
      rowHeader: true,
      cell: (appeal) => (
        <>
          <Link className="plain" href={`/appeals/${appeal.id}`}>
            {leads ? `${appeal.employeeName}: ${appeal.kpiName}` : appeal.kpiName}
          </Link>
          <span className="under">{appeal.periodName}</span>
        </>
      ),
    },
    {
      key: "state",
      head: "State",
      cell: (appeal) => (
        <>
          <Tag tone={isOpen(appeal) ? "act" : "quiet"}>{STATE_WORDS[appeal.state]}</Tag>
          {appeal.outcome && <span className="under">{OUTCOME_WORDS[appeal.outcome]}</span>}
        </>
      ),
    },
    {
      key: "submitted",
      head: "Disputed",
      phoneLabel: "disputed ",
      cell: (appeal) => shownInstant(appeal.submittedAt, timeZone),
    },
    {
      key: "due",
      head: filter === "closed" ? "Closed" : "Due by",
      phoneLabel: filter === "closed" ? "closed " : "due by ",
      cell: (appeal) =>
        appeal.closedAt
          ? shownInstant(appeal.closedAt, timeZone)
          : (appeal.dueOn && shownDay(appeal.dueOn)) || <span className="mute">Nothing is due</span>,
    },
  ];
  return (
    <DataTable
      caption={filter === "closed" ? "Appeals, the newest first" : "Appeals, the first that is due first"}
      columns={columns}
      rows={appeals}
      rowKey={(appeal) => String(appeal.id)}
      empty={<NoAppeals filter={filter} leads={leads} />}
    />
  );
}

function NoAppeals({ filter, leads }: { filter: AppealFilter; leads: boolean }) {
  if (filter === "answered")
    return (
      <Empty title="No answered dispute is still open">
        Two kinds wait here: refusals that can still be taken to human resources, and corrections that are
        promised but not yet made.
      </Empty>
    );
  if (filter === "closed")
    return <Empty title="Nothing is closed yet">Closed disputes are kept here with their outcome.</Empty>;
  return (
    <Empty title="No dispute waits for an answer" icon="flag">
      {leads
        ? "When someone disputes one of their figures, it waits here until it is answered."
        : "Every KPI on your scorecard opens a receipt, where you can dispute the figure. What you dispute waits here until it is answered."}
    </Empty>
  );
}
