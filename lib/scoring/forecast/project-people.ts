import { and, eq } from "drizzle-orm";
import type { Db, Sql } from "@/db/client";
import type { Frequency, SnapshotOrigin } from "@/db/enums";
import { projectionErrors } from "@/db/schema/forecast";
import { type FinalRow, loadFinals, loadHistory, type PastOfPerson } from "./history";
import { type KpiToProject, projectScorecard } from "./project-scorecard";
import { loadRulesOfResults, type ResultRules } from "./rules-of-results";
import type { PersonStanding } from "./standings";
import type { PastError, Standing, StoredProjection } from "./types";
import type { WorkingDays } from "./working-days";

/** One point of one period, for some people. */
export interface Point {
  frequency: Frequency;
  checkpoint: number;
  /** Finished periods before it, newest first. */
  earlierIds: readonly number[];
  origin: SnapshotOrigin;
  /** YYYY-MM-DD, the day at whose end this is how it stands. */
  day: string;
  periodId: number;
  daysOf: (person: PersonStanding) => WorkingDays & { share: number };
}

export interface SnapshotRow {
  employee_id: number;
  snapshot_date: string;
  checkpoint: number;
  elapsed: string;
  overall_score: string | null;
  kpi_scores: Record<
    string,
    { actual: string | null; records: number; score: string | null; projected: string | null }
  >;
  projected_score: string | null;
  projected_low: string | null;
  projected_high: string | null;
  projected_band: string | null;
  projection_withheld: string | null;
  projection: StoredProjection | null;
}

/** What is the same at every point of a period. */
export interface Known {
  rules: ResultRules;
  finals: readonly FinalRow[];
}

export async function loadKnown(
  { sql, db }: { sql: Sql; db: Db },
  people: readonly PersonStanding[],
  earlierIds: readonly number[],
): Promise<Known> {
  const employeeIds = people.map(({ employeeId }) => employeeId);
  return {
    rules: await loadRulesOfResults(db, people),
    finals: await loadFinals(sql, { employeeIds, periodIds: earlierIds }),
  };
}

/**
 * What people stood at and were heading for at a point of a period, knowing only what is in `people` and the finished
 * periods before it.
 */
export async function projectPeople(
  { sql, db }: { sql: Sql; db: Db },
  people: readonly PersonStanding[],
  { rules, finals, ...point }: Point & Known,
): Promise<SnapshotRow[]> {
  const employeeIds = people.map(({ employeeId }) => employeeId);
  const history = await loadHistory(sql, {
    employeeIds,
    periodIds: point.earlierIds,
    checkpoint: point.checkpoint,
    finals,
  });
  // While the past is worked out afterwards, there is nobody to show an interval to.
  const everyone = point.origin === "observed" ? await loadErrorsOfEveryone(db, point) : new Map();
  return people.map((person) =>
    rowOf(person, { point, rules, past: history.get(person.employeeId), everyone }),
  );
}

/** Days have no inside, and periods of any length do not compare. */
export const isProjected = (frequency: Frequency) => frequency !== "daily" && frequency !== "custom";

interface Around {
  point: Point;
  rules: ResultRules;
  past: PastOfPerson | undefined;
  everyone: ReadonlyMap<number, PastError>;
}

function rowOf(person: PersonStanding, around: Around): SnapshotRow {
  const { point } = around;
  const days = point.daysOf(person);
  const projection = projectionOf(person, around, days);
  const total = projection?.total;
  return {
    employee_id: person.employeeId,
    snapshot_date: point.day,
    checkpoint: point.checkpoint,
    elapsed: days.share.toFixed(6),
    overall_score: person.total,
    kpi_scores: Object.fromEntries(
      person.kpis.map(({ kpiId, actual, records, score }) => [
        kpiId,
        { actual, records, score, projected: projection?.kpis[kpiId]?.score ?? null },
      ]),
    ),
    projected_score: total?.score ?? null,
    projected_low: total?.low ?? null,
    projected_high: total?.high ?? null,
    projected_band: total?.band ?? null,
    projection_withheld: total?.withheld ?? null,
    projection: point.origin === "observed" ? projection : null,
  };
}

function projectionOf(
  person: PersonStanding,
  { point, rules, past, everyone }: Around,
  days: WorkingDays & { share: number },
): StoredProjection | null {
  // Nobody is told, and nothing can be learnt, of a past without a past.
  const isMute = point.origin === "measured_later" && point.earlierIds.length === 0;
  const rule = isProjected(point.frequency) && !isMute ? rules.templateOf(person) : null;
  if (!rule) return null;
  const kpis = new Map(
    person.kpis.map(({ kpiId, actual, records, isOfPart }): [number, KpiToProject] => {
      const known = past?.kpis.get(kpiId);
      return [
        kpiId,
        {
          nature: isOfPart ? "part_of_period" : rules.natureOf(kpiId),
          soFar: soFarOf(actual, records),
          past: known?.past ?? [],
          errors: known?.errors ?? [],
          lastScore: known?.lastScore ?? null,
        },
      ];
    }),
  );
  const totalErrors = past?.totalErrors ?? [];
  const projected = projectScorecard({ ...rule, share: days.share, kpis, totalErrors, everyone });
  return { workingDays: { done: days.done.toFixed(1), total: days.total }, ...projected };
}

const soFarOf = (actual: string | null, records: number): Standing | null =>
  actual === null ? null : { actual: Number(actual), records };

async function loadErrorsOfEveryone(
  db: Db,
  { frequency, checkpoint }: Point,
): Promise<Map<number, PastError>> {
  const rows = await db
    .select()
    .from(projectionErrors)
    .where(and(eq(projectionErrors.frequency, frequency), eq(projectionErrors.checkpoint, checkpoint)));
  return new Map(
    rows.map(({ kpiId, errorCount, usualError, medianError }) => [
      kpiId,
      { of: "everyone", count: errorCount, usual: usualError, median: medianError },
    ]),
  );
}
