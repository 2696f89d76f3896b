import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { organisationToday } from "@/lib/people/today";
import type { Period } from "@/lib/scoring/periods/queries";
import { noOpenAppeals } from "../appeals/open-check";
import { SIGNED_NOW } from "../facts";

export interface ChecklistItem {
  key: string;
  /** "Every scorecard is signed off". */
  title: string;
  /** What stands in the way; null: nothing, the item is green. */
  open: string | null;
  /** Without it the period cannot become final, whatever the reason. */
  required: boolean;
  /** Where it is put right. */
  href: string | null;
}

export interface Checklist {
  items: ChecklistItem[];
  /** Nothing is open. */
  isGreen: boolean;
  /** Nothing that is required is open: a stated reason is enough. */
  isPossible: boolean;
}

type Check = (db: Db, period: Period, now: Date) => Promise<ChecklistItem[]>;

/** What is looked at before a period becomes final, in this order. Another area adds its own question here. */
const CHECKS: readonly Check[] = [ended, computed, reviewed, upToDate, noOpenAppeals];

export async function getChecklist(db: Db, period: Period, now: Date): Promise<Checklist> {
  const items: ChecklistItem[] = [];
  // One after another: they may share the connection of a transaction.
  for (const check of CHECKS) items.push(...(await check(db, period, now)));
  const open = items.filter((item) => item.open !== null);
  return { items, isGreen: open.length === 0, isPossible: open.every((item) => !item.required) };
}

async function ended(db: Db, period: Period, now: Date): Promise<ChecklistItem[]> {
  const isRunning = period.periodEnd > (await organisationToday(db, now));
  return [
    {
      key: "ended",
      title: "The period has ended",
      open: isRunning ? "Its figures still change" : null,
      required: true,
      href: null,
    },
  ];
}

async function computed(db: Db, { id }: Period): Promise<ChecklistItem[]> {
  const rows = await db.execute<{ status: string; error: string | null }>(sql`
    SELECT status, error FROM compute_runs
     WHERE period_id = ${id} AND trigger <> 'freshness' ORDER BY id DESC LIMIT 1`);
  const last = rows[0];
  const words = {
    queued: "A run is waiting to start",
    running: "A run is under way",
    failed: `The last run failed: ${last?.error ?? "see the run"}`,
    done: null,
  }[last?.status ?? ""];
  const href = `/admin/periods/${id}`;
  return [
    {
      key: "computed",
      title: "The last computation succeeded",
      open: last ? (words ?? null) : "It was never computed",
      required: !last || last.status === "queued" || last.status === "running",
      href,
    },
  ];
}

interface Counts extends Record<string, unknown> {
  people: number;
  unsigned: number;
  insufficient: number;
}

async function reviewed(db: Db, { id }: Period): Promise<ChecklistItem[]> {
  const rows = await db.execute<Counts>(sql`
    SELECT count(*)::integer AS people, count(*) FILTER (WHERE NOT ${SIGNED_NOW})::integer AS unsigned,
           count(*) FILTER (WHERE NOT ${SIGNED_NOW} AND r.rating_band IN ('insufficient_data', 'not_scored'))::integer
             AS insufficient
      FROM employee_scorecard_instances i
      JOIN performance_results r ON r.period_id = i.period_id AND r.employee_id = i.employee_id
     WHERE i.period_id = ${id} AND i.template_version_id IS NOT NULL`);
  const { people = 0, unsigned = 0, insufficient = 0 } = rows[0] ?? {};
  const href = `/reviews?period=${id}&state=open`;
  return [
    {
      key: "reviewed",
      title: "Every scorecard is signed off",
      open: unsigned > 0 ? `${unsigned} of ${people} are not signed off yet` : null,
      required: false,
      href,
    },
    {
      key: "insufficient_data",
      title: "People with insufficient data have been looked at",
      open: insufficient > 0 ? `${insufficient} without a rating are not signed off` : null,
      required: false,
      href,
    },
  ];
}

async function upToDate(db: Db, { id, periodStart, periodEnd }: Period): Promise<ChecklistItem[]> {
  const rows = await db.execute<{ people: number }>(sql`
    SELECT count(DISTINCT employee_id)::integer AS people FROM (
      SELECT employee_id FROM stale_scorecards WHERE period_id = ${id}
      UNION ALL
      SELECT employee_id FROM dirty_marks WHERE days && daterange(${periodStart}::date, ${periodEnd}::date)
    ) AS behind`);
  const people = rows[0]?.people ?? 0;
  return [
    {
      key: "up_to_date",
      title: "All figures are up to date with their records",
      open: people > 0 ? `${people} ${people === 1 ? "person is" : "people are"} being recomputed` : null,
      required: false,
      href: null,
    },
  ];
}
