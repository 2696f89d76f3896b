import { asc, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { kpiAssignments } from "@/db/schema/assignments";
import { dayAfter } from "./days";
import type { AssignmentTerms } from "./types";

/** An assignment with days in common. Its days are half-open. */
export interface ExistingAssignment {
  id: number;
  kpiId: number;
  kraId: number;
  weight: string | null;
  from: string;
  to: string | null;
}

interface Asked {
  employeeIds: readonly number[];
  terms: Pick<AssignmentTerms, "start_date" | "end_date">;
  except?: number;
}

/** Active assignments of these people that share a day with the terms, by employee. */
export async function listOverlapping(
  db: Db,
  { employeeIds, terms, except = 0 }: Asked,
): Promise<Map<number, ExistingAssignment[]>> {
  const row = kpiAssignments;
  const endBefore = terms.end_date && dayAfter(terms.end_date);
  const rows = await db
    .select()
    .from(row)
    .where(
      sql`${row.isActive} AND ${row.id} <> ${except}::integer
          AND ${row.employeeId} = ANY (${`{${employeeIds.join(",")}}`}::integer[])
          AND daterange(${row.startDate}, ${row.endBefore}) && daterange(${terms.start_date}::date, ${endBefore}::date)`,
    )
    .orderBy(asc(row.startDate), asc(row.id));
  const byEmployee = new Map<number, ExistingAssignment[]>();
  for (const { id, employeeId, kpiId, kraId, weight, startDate, endBefore: to } of rows) {
    const own = byEmployee.get(employeeId) ?? [];
    own.push({ id, kpiId, kraId, weight, from: startDate, to });
    byEmployee.set(employeeId, own);
  }
  return byEmployee;
}
