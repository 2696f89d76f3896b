import Link from "next/link";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Empty } from "@/components/ui/empty";
import { shownInstant } from "@/lib/dashboards/dates";
import type { RunWithContext } from "@/lib/scoring/runs/queries";
import { RunTag } from "./run-tag";
import { durationBetween, figure, TRIGGER_WORDS } from "./words";

/** Compute runs of a period, the newest first. */
export function RunTable({ runs, timeZone }: { runs: RunWithContext[]; timeZone: string }) {
  const columns: Column<RunWithContext>[] = [
    {
      key: "run",
      head: "Run",
      rowHeader: true,
      cell: (run) => (
        <>
          <Link href={`/admin/runs/${run.id}`}>{shownInstant(run.createdAt, timeZone)}</Link>
          <span className="under">
            {TRIGGER_WORDS[run.trigger]}
            {run.requestedByName && `, ${run.requestedByName}`}
          </span>
        </>
      ),
    },
    { key: "state", head: "State", cell: (run) => <RunTag status={run.status} /> },
    {
      key: "people",
      head: "People",
      numeric: true,
      phoneLabel: "people ",
      cell: (run) => (run.status === "done" ? figure(run.peopleCount) : ""),
    },
    {
      key: "scored",
      head: "Scored",
      numeric: true,
      phoneLabel: "scored ",
      cell: (run) => (run.status === "done" ? figure(run.scoredCount) : ""),
    },
    {
      key: "records",
      head: "Records",
      numeric: true,
      phoneLabel: "records ",
      cell: (run) => (run.status === "done" ? figure(run.recordCount) : ""),
    },
    {
      key: "took",
      head: "Took",
      numeric: true,
      phoneLabel: "took ",
      cell: (run) => durationBetween(run.startedAt, run.endedAt) ?? "",
    },
    {
      key: "warnings",
      head: "Warnings",
      numeric: true,
      phoneLabel: "warnings ",
      cell: (run) => (run.status === "done" ? figure(run.warnings.length) : ""),
    },
  ];
  return (
    <DataTable
      caption="Runs, the newest first"
      columns={columns}
      rows={runs}
      rowKey={(run) => String(run.id)}
      empty={
        <Empty title="Not computed yet" icon="clock">
          Each run is listed here with its people, records, duration and warnings.
        </Empty>
      }
    />
  );
}
