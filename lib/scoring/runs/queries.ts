import { and, asc, count, desc, eq, ne } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { RatingBand } from "@/db/enums";
import { accounts } from "@/db/schema/access";
import { kpiDefinitions } from "@/db/schema/kpis";
import { performanceResults } from "@/db/schema/results";
import { computeRunStatements, computeRuns, evaluationPeriods } from "@/db/schema/scoring";
import { notFound } from "@/lib/errors";

export type Run = typeof computeRuns.$inferSelect;

export interface RunWithContext extends Run {
  periodName: string;
  requestedByName: string | null;
}

/** Not one of the many small ones by which the sidecar keeps results fresh. */
const isAskedFor = ne(computeRuns.trigger, "freshness");

/** Newest first, without those that keep results fresh. */
export async function listRuns(
  db: Db,
  {
    periodId,
    page,
    pageSize,
    oldestFirst,
  }: { periodId?: number; page: number; pageSize: number; oldestFirst?: boolean },
): Promise<{ runs: RunWithContext[]; total: number }> {
  const where = and(isAskedFor, periodId === undefined ? undefined : eq(computeRuns.periodId, periodId));
  const [runs, totals] = await Promise.all([
    selectRuns(db)
      .where(where)
      .orderBy(oldestFirst ? asc(computeRuns.id) : desc(computeRuns.id))
      .limit(pageSize)
      .offset((page - 1) * pageSize),
    db.select({ total: count() }).from(computeRuns).where(where),
  ]);
  return { runs: runs.map(withContext), total: totals[0]?.total ?? 0 };
}

export async function getRun(db: Db, runId: number): Promise<RunWithContext | null> {
  const rows = await selectRuns(db).where(eq(computeRuns.id, runId));
  return rows[0] ? withContext(rows[0]) : null;
}

export async function requireRun(db: Db, runId: number): Promise<RunWithContext> {
  const run = await getRun(db, runId);
  if (!run) throw notFound("This run");
  return run;
}

export type RunStatement = typeof computeRunStatements.$inferSelect & { kpiName: string };

/** The statement behind each KPI of a run, slowest first. */
export async function listRunStatements(db: Db, runId: number): Promise<RunStatement[]> {
  const rows = await db
    .select({ statement: computeRunStatements, kpiName: kpiDefinitions.name })
    .from(computeRunStatements)
    .innerJoin(kpiDefinitions, eq(kpiDefinitions.id, computeRunStatements.kpiId))
    .where(eq(computeRunStatements.runId, runId))
    .orderBy(desc(computeRunStatements.durationMs), asc(computeRunStatements.kpiId));
  return rows.map(({ statement, kpiName }) => ({ ...statement, kpiName }));
}

/** Each period's newest run that was asked for. */
export async function listNewestRuns(db: Db): Promise<Map<number, Run>> {
  const runs = await db
    .selectDistinctOn([computeRuns.periodId])
    .from(computeRuns)
    .where(isAskedFor)
    .orderBy(computeRuns.periodId, desc(computeRuns.id));
  return new Map(runs.map((run) => [run.periodId, run]));
}

export type BandCounts = Partial<Record<RatingBand, number>>;

/** People per rating band in a period's stored results. */
export async function countBands(db: Db, periodId: number): Promise<BandCounts> {
  const rows = await db
    .select({ band: performanceResults.ratingBand, people: count() })
    .from(performanceResults)
    .where(and(eq(performanceResults.periodId, periodId)))
    .groupBy(performanceResults.ratingBand);
  return Object.fromEntries(rows.map(({ band, people }) => [band, people]));
}

function selectRuns(db: Db) {
  return db
    .select({ run: computeRuns, periodName: evaluationPeriods.name, requestedByName: accounts.name })
    .from(computeRuns)
    .innerJoin(evaluationPeriods, eq(evaluationPeriods.id, computeRuns.periodId))
    .leftJoin(accounts, eq(accounts.id, computeRuns.requestedBy))
    .$dynamic();
}

const withContext = ({
  run,
  ...context
}: {
  run: Run;
  periodName: string;
  requestedByName: string | null;
}): RunWithContext => ({ ...run, ...context });
