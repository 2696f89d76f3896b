import Link from "next/link";
import { ComputeButton } from "@/components/scoring/compute-button";
import { RunTag } from "@/components/scoring/run-tag";
import { FREQUENCY_WORDS, PERIOD_STATUS_WORDS, peopleWords } from "@/components/scoring/words";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Empty } from "@/components/ui/empty";
import { Tag } from "@/components/ui/tag";
import { shownDay, shownInstant } from "@/lib/dashboards/dates";
import type { Period } from "@/lib/scoring/periods/queries";
import { lastDayOf } from "@/lib/scoring/periods/span";
import type { Run } from "@/lib/scoring/runs/queries";

interface PeriodTableProps {
  periods: Period[];
  /** Each period's newest run. */
  runs: ReadonlyMap<number, Run>;
  timeZone: string;
}

export function PeriodTable({ periods, runs, timeZone }: PeriodTableProps) {
  const columns: Column<Period>[] = [
    {
      key: "name",
      head: "Period",
      rowHeader: true,
      cell: (period) => (
        <>
          <Link href={`/admin/periods/${period.id}`}>{period.name}</Link>
          <span className="under">
            {shownDay(period.periodStart)} to {shownDay(lastDayOf(period))}
          </span>
        </>
      ),
    },
    { key: "length", head: "Length", cell: (period) => FREQUENCY_WORDS[period.frequency] },
    {
      key: "status",
      head: "Status",
      cell: (period) => (
        <Tag tone={period.status === "open" ? undefined : "quiet"}>{PERIOD_STATUS_WORDS[period.status]}</Tag>
      ),
    },
    {
      key: "run",
      head: "Last run",
      cell: (period) => <LastRun run={runs.get(period.id)} timeZone={timeZone} />,
    },
    {
      key: "compute",
      head: "Compute",
      headHidden: true,
      cell: (period) =>
        period.status !== "finalized" && (
          <ComputeButton periodId={period.id} periodName={period.name} isFinal={false} />
        ),
    },
  ];
  return (
    <DataTable
      caption="Evaluation periods, the newest first"
      columns={columns}
      rows={periods}
      rowKey={(period) => String(period.id)}
      empty={
        <Empty title="No periods yet" icon="cal">
          A period is the span that people are scored over. Once there is one, the following ones are created
          day by day.
        </Empty>
      }
    />
  );
}

function LastRun({ run, timeZone }: { run: Run | undefined; timeZone: string }) {
  if (!run) return <span className="soft">Not computed yet</span>;
  return (
    <>
      <Link href={`/admin/runs/${run.id}`}>{shownInstant(run.createdAt, timeZone)}</Link>
      {run.status === "done" ? (
        <span className="under">{peopleWords(run.peopleCount)}</span>
      ) : (
        <>
          {" "}
          <RunTag status={run.status} />
        </>
      )}
    </>
  );
}
