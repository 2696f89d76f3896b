import type { Sql } from "@/db/client";
import { isOfPart } from "./standings";
import type { PastPeriod } from "./types";

export interface PastOfKpi {
  /** Newest first. */
  past: PastPeriod[];
  /** Points: came out less projected. */
  errors: number[];
  lastScore: string | null;
}

export interface PastOfPerson {
  totalErrors: number[];
  kpis: Map<number, PastOfKpi>;
}

interface Finished {
  employeeIds: readonly number[];
  /** Finished periods, newest first. */
  periodIds: readonly number[];
}

/** What people's finished periods came to, the newest first: the same for every point of a period. */
export async function loadFinals(sql: Sql, { employeeIds, periodIds }: Finished): Promise<FinalRow[]> {
  if (periodIds.length === 0) return [];
  const finals = await sql<FinalRow[]>`
    SELECT employee_id, period_id, kpi_id, actual_value::text AS actual, record_count,
           ${ofTheRules(sql)}::text AS score, ${isOfPart(sql)} AS is_of_part
      FROM kpi_results
     WHERE period_id = ANY (${idList(periodIds)}::integer[]) AND employee_id = ANY (${idList(employeeIds)}::integer[])
       AND status = 'scored'`;
  const place = new Map(periodIds.map((id, index) => [id, index]));
  return finals.sort((a, b) => (place.get(a.period_id) ?? 0) - (place.get(b.period_id) ?? 0));
}

/** What people's finished periods teach at a point of the period: as each stood there, and what it came to. */
export async function loadHistory(
  sql: Sql,
  {
    employeeIds,
    periodIds,
    checkpoint,
    finals,
  }: Finished & { checkpoint: number; finals: readonly FinalRow[] },
): Promise<Map<number, PastOfPerson>> {
  const history = new Map<number, PastOfPerson>();
  if (periodIds.length === 0) return history;
  const snapshots = await sql<SnapshotRow[]>`
    SELECT DISTINCT ON (s.employee_id, s.period_id) s.employee_id, s.period_id, s.elapsed::text AS elapsed,
           s.kpi_scores::text AS kpi_scores, s.projected_score::text AS projected,
           CASE WHEN r.is_adjusted THEN r.computed_score ELSE r.total_score END::text AS total,
           CASE WHEN r.is_adjusted THEN r.computed_band ELSE r.rating_band END IN ('above', 'on', 'near', 'below') AS rated
      FROM kpi_snapshots s
      LEFT JOIN performance_results r ON r.period_id = s.period_id AND r.employee_id = s.employee_id
     WHERE s.employee_id = ANY (${idList(employeeIds)}::integer[])
       AND s.period_id = ANY (${idList(periodIds)}::integer[]) AND s.checkpoint = ${checkpoint}
     ORDER BY s.employee_id, s.period_id, s.snapshot_date DESC`;
  const known = new Map(snapshots.map((row) => [keyOf(row), readSnapshot(row)]));
  for (const row of snapshots) {
    const { projected, total, rated } = row;
    if (projected === null || total === null || !rated) continue;
    personIn(history, row.employee_id).totalErrors.push(Number(total) - Number(projected));
  }
  for (const row of finals) learn(personIn(history, row.employee_id), row, known.get(keyOf(row)));
  return history;
}

/** A projection is of what the rules give: a reviewer's override was never what it was heading for. */
const ofTheRules = (sql: Sql) => sql`CASE WHEN is_adjusted THEN computed_score ELSE score END`;

const idList = (ids: readonly number[]) => `{${ids.join(",")}}`;

function learn(person: PastOfPerson, row: FinalRow, snapshot: Snapshot | undefined): void {
  const kpi = person.kpis.get(row.kpi_id) ?? { past: [], errors: [], lastScore: null };
  person.kpis.set(row.kpi_id, kpi);
  kpi.lastScore ??= row.score;
  // A part of a period says nothing of what a whole one brings.
  if (!snapshot || row.actual === null || row.is_of_part) return;
  // Without a figure at that point there were no records yet.
  const then = snapshot.kpis[row.kpi_id];
  kpi.past.push({
    asOf: { actual: Number(then?.actual ?? 0), records: then?.records ?? 0 },
    elapsed: snapshot.elapsed,
    final: { actual: Number(row.actual), records: row.record_count },
  });
  if (then?.projected && row.score !== null) kpi.errors.push(Number(row.score) - Number(then.projected));
}

function personIn(history: Map<number, PastOfPerson>, employeeId: number): PastOfPerson {
  const known = history.get(employeeId) ?? { totalErrors: [], kpis: new Map() };
  history.set(employeeId, known);
  return known;
}

interface Snapshot {
  elapsed: number;
  kpis: Record<string, { actual: string | null; records: number; projected: string | null }>;
}

const readSnapshot = (row: SnapshotRow): Snapshot => ({
  elapsed: Number(row.elapsed),
  kpis: JSON.parse(row.kpi_scores),
});

const keyOf = ({ employee_id, period_id }: { employee_id: number; period_id: number }) =>
  `${employee_id}/${period_id}`;

interface SnapshotRow {
  employee_id: number;
  period_id: number;
  elapsed: string;
  kpi_scores: string;
  projected: string | null;
  total: string | null;
  rated: boolean | null;
}

/** A KPI of a person in a finished period, scored. */
export interface FinalRow {
  employee_id: number;
  period_id: number;
  kpi_id: number;
  actual: string | null;
  record_count: number;
  score: string | null;
  is_of_part: boolean;
}
