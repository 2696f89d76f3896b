import { RunTag } from "@/components/scoring/run-tag";
import { durationBetween } from "@/components/scoring/words";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Empty } from "@/components/ui/empty";
import { shownInstant } from "@/lib/dashboards/dates";
import { JOB_CATALOGUE } from "@/lib/jobs/catalogue";
import { isJobName } from "@/lib/jobs/names";
import type { JobRun } from "@/lib/jobs/queries";

const TRIGGERS = {
  timetable: "By timetable",
  person: "Started by",
  event: "Started by the application",
} as const;

/** What ran, what came of it and how long it took. */
export function JobRunTable({ runs, timeZone }: { runs: JobRun[]; timeZone: string }) {
  const columns: Column<JobRun>[] = [
    {
      key: "job",
      head: "Job",
      rowHeader: true,
      cell: (run) => (
        <>
          {isJobName(run.job) ? JOB_CATALOGUE[run.job].title : run.job}
          <span className="under">
            {TRIGGERS[run.trigger]}
            {run.requestedByName && ` ${run.requestedByName}`}
          </span>
        </>
      ),
    },
    { key: "when", head: "When", cell: (run) => shownInstant(run.createdAt, timeZone) },
    { key: "state", head: "State", cell: (run) => <RunTag status={run.status} /> },
    {
      key: "outcome",
      head: "What came of it",
      cell: (run) => (
        <>
          {run.error ?? run.summary}
          {run.attempts > 1 && <span className="under">Tried {run.attempts} times</span>}
        </>
      ),
    },
    {
      key: "took",
      head: "Took",
      numeric: true,
      phoneLabel: "took ",
      cell: (run) => durationBetween(run.startedAt, run.endedAt) ?? "",
    },
  ];
  return (
    <DataTable
      caption="Job runs, the newest first"
      columns={columns}
      rows={runs}
      rowKey={(run) => String(run.id)}
      empty={
        <Empty title="No runs yet" icon="work">
          Each run is listed here with what it did and how long it took.
        </Empty>
      }
    />
  );
}
