import type { Database } from "@/db/client";
import { performanceResults } from "@/db/schema/results";
import { employeeScorecardInstances, evaluationPeriods } from "@/db/schema/scoring";

/** The months from May to October 2026 (or fewer, the last ones), final or not, in order. */
const MONTHS = ["May", "June", "July", "August", "September", "October"];

/**
 * Writes total scores month by month, the newest last, as a computation would leave them: what alert rules read. Null is
 * a month without a score. Returns the period ids, oldest first.
 */
export async function scoreMonths(
  { db }: Database,
  scores: Readonly<Record<number, readonly (string | null)[]>>,
  { templateVersionId = 1, orgUnitId = null }: { templateVersionId?: number; orgUnitId?: number | null } = {},
): Promise<number[]> {
  const count = Math.max(...Object.values(scores).map((row) => row.length));
  const firstMonth = 11 - count;
  const periods = await db
    .insert(evaluationPeriods)
    .values(
      Array.from({ length: count }, (_, at) => ({
        name: `${MONTHS[firstMonth + at - 5]} 2026`,
        frequency: "monthly" as const,
        periodStart: `2026-${String(firstMonth + at).padStart(2, "0")}-01`,
        periodEnd: `2026-${String(firstMonth + at + 1).padStart(2, "0")}-01`,
      })),
    )
    .returning({ id: evaluationPeriods.id });
  const ids = periods.map(({ id }) => id);
  const shared = { runId: 1, computedAt: new Date("2026-11-01T02:00:00Z") };
  for (const [employeeId, row] of Object.entries(scores)) {
    await db.insert(employeeScorecardInstances).values(
      ids.map((periodId) => ({
        ...{ employeeId: Number(employeeId), periodId, templateVersionId, orgUnitId },
        ...shared,
      })),
    );
    await db.insert(performanceResults).values(
      ids.map((periodId, at) => ({
        ...{ employeeId: Number(employeeId), periodId, totalScore: row[at] ?? null },
        ...{ ratingBand: "on" as const, coverage: "100", kpiCount: 1, scoredKpiCount: 1, recordCount: 1 },
        ...shared,
      })),
    );
  }
  return ids;
}
