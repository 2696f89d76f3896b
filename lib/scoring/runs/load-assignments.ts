import { and, asc, eq, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { kpiAssignments } from "@/db/schema/assignments";
import { kpiBindings, kpiDefinitions } from "@/db/schema/kpis";
import { followsDays } from "@/lib/kpis/rule/pro-rated";
import type { ScoringMethod, Target } from "@/lib/kpis/rule/types";
import type { Assignment } from "../assignment";
import type { PeriodSpan } from "../periods/span";
import type { KpiInRun } from "./load-rules";

export interface LoadedAssignments {
  /** By employee, each person's by start. */
  byEmployee: Map<number, Assignment[]>;
  /** The KPIs assigned. */
  kpis: Map<number, KpiInRun>;
}

/** Everything assigned on a day of a period, to everyone or to those of `only`, in one statement. */
export async function loadAssignments(
  db: Db,
  { periodStart, periodEnd }: PeriodSpan,
  only: readonly number[] | null,
): Promise<LoadedAssignments> {
  const assignment = kpiAssignments;
  const rows = await db
    .select({ assignment, kpi: kpiDefinitions, aggregation: kpiBindings.aggregation })
    .from(assignment)
    .innerJoin(kpiDefinitions, eq(kpiDefinitions.id, assignment.kpiId))
    .leftJoin(kpiBindings, eq(kpiBindings.kpiId, assignment.kpiId))
    .where(
      and(
        assignment.isActive,
        sql`daterange(${assignment.startDate}, ${assignment.endBefore}) && daterange(${periodStart}::date, ${periodEnd}::date)`,
        only ? sql`${assignment.employeeId} = ANY (${`{${only.join(",")}}`}::integer[])` : undefined,
      ),
    )
    .orderBy(asc(assignment.startDate), asc(assignment.id));
  const loaded: LoadedAssignments = { byEmployee: new Map(), kpis: new Map() };
  for (const { assignment: row, kpi, aggregation } of rows) {
    const { id: kpiId, name, version, isActive } = kpi;
    loaded.kpis.set(kpiId, { kpiId, name, version, isActive });
    const own = loaded.byEmployee.get(row.employeeId) ?? [];
    own.push({
      assignmentId: row.id,
      version: row.version,
      from: row.startDate,
      to: row.endBefore,
      target: row.target as Target | null,
      weightPercent: row.weight,
      hasDays: kpi.calculationType === "binding" || kpi.calculationType === "sql",
      item: {
        kpiId,
        kraId: row.kraId,
        direction: kpi.direction,
        target: kpi.target as Target,
        method: kpi.scoringMethod as ScoringMethod,
        missing: "exclude",
        minRecords: 0,
        followsDays: followsDays("additive", { calculation_type: kpi.calculationType, aggregation }),
      },
    });
    loaded.byEmployee.set(row.employeeId, own);
  }
  return loaded;
}
