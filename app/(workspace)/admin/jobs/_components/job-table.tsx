import { RunTag } from "@/components/scoring/run-tag";
import { ActionForm } from "@/components/ui/action-form";
import { type Column, DataTable } from "@/components/ui/data-table";
import { SubmitButton } from "@/components/ui/submit-button";
import { shownInstant } from "@/lib/dashboards/dates";
import { startJobAction } from "@/lib/jobs/actions";
import type { ListedJob } from "@/lib/jobs/queries";

/** Every job: what it is for, when it runs, how it went last. */
export function JobTable({ jobs, timeZone }: { jobs: ListedJob[]; timeZone: string }) {
  const columns: Column<ListedJob>[] = [
    {
      key: "job",
      head: "Job",
      rowHeader: true,
      cell: (job) => (
        <>
          {job.title}
          <span className="under">{job.does}</span>
        </>
      ),
    },
    {
      key: "cron",
      head: "Timetable",
      cell: (job) => (job.cron ? <code>{job.cron}</code> : <span className="soft">Only when asked for</span>),
    },
    {
      key: "next",
      head: "Next",
      phoneLabel: "next ",
      cell: (job) => job.nextAt && shownInstant(job.nextAt, timeZone),
    },
    {
      key: "last",
      head: "Last",
      cell: ({ lastRun }) =>
        lastRun ? (
          <>
            {shownInstant(lastRun.createdAt, timeZone)} <RunTag status={lastRun.status} />
          </>
        ) : (
          <span className="soft">Not run yet</span>
        ),
    },
    {
      key: "start",
      head: "Start",
      headHidden: true,
      cell: (job) =>
        job.cron && (
          <ActionForm action={startJobAction} className="inline" label={`Start ${job.title}`}>
            <input type="hidden" name="job" value={job.name} />
            <SubmitButton variant="bare" size="s" icon="play">
              Start
            </SubmitButton>
          </ActionForm>
        ),
    },
  ];
  return <DataTable caption="Jobs" columns={columns} rows={jobs} rowKey={(job) => job.name} />;
}
