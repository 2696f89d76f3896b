import { type AnyColumn, type SQL, sql } from "drizzle-orm";

interface EffectiveRange {
  effectiveFrom: AnyColumn;
  effectiveTo: AnyColumn;
}

/** "This dated row is in force on the day", for a WHERE or a join. Ranges are half-open; null means without end. */
export function inForce(row: EffectiveRange, onDay: string | SQL): SQL {
  const day = typeof onDay === "string" ? sql`${onDay}::date` : onDay;
  return sql`((${row.effectiveFrom} IS NULL OR ${row.effectiveFrom} <= ${day})
    AND (${row.effectiveTo} IS NULL OR ${row.effectiveTo} > ${day}))`;
}
