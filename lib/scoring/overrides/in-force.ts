import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { OverrideLevel } from "@/db/enums";
import type { DecimalString } from "@/lib/decimal";
import type { Overrides } from "../types";

/** A person's overrides that count now, and which row of score_overrides each is. */
export interface OverridesInForce extends Overrides {
  kpis: Map<number, DecimalString>;
  kras: Map<number, DecimalString>;
  total: DecimalString | null;
  /** By `overrideKey`. */
  ids: Map<string, number>;
}

/** By employee; whoever has none is not in it. */
export type OverridesByEmployee = Map<number, OverridesInForce>;

export const overrideKey = (level: OverrideLevel, entityId: number) => `${level} ${entityId}`;

export interface OverrideRow {
  id: number;
  level: OverrideLevel;
  entityId: number;
  score: DecimalString;
}

/** What counts of one person: the newest of each level and entity, where it is not taken back. */
export function overridesOf(rows: readonly OverrideRow[]): OverridesInForce {
  const overrides: OverridesInForce = { kpis: new Map(), kras: new Map(), total: null, ids: new Map() };
  for (const { id, level, entityId, score } of rows) {
    overrides.ids.set(overrideKey(level, entityId), id);
    if (level === "kpi") overrides.kpis.set(entityId, score);
    else if (level === "kra") overrides.kras.set(entityId, score);
    else overrides.total = score;
  }
  return overrides;
}

/** The overrides of a period that are in force: of everyone, or of `only`. Read in the snapshot of whoever computes. */
export async function loadOverrides(
  db: Db,
  periodId: number,
  only: readonly number[] | null,
): Promise<OverridesByEmployee> {
  const rows = await db.execute<{
    employee_id: number;
    id: number;
    level: OverrideLevel;
    entity_id: number;
    score: string;
  }>(sql`
    SELECT employee_id, id, level, entity_id, new_score AS score
      FROM (${newestOverrides(sql`period_id = ${periodId} ${among(only)}`)}) AS newest
     WHERE new_score IS NOT NULL ORDER BY employee_id, id`);
  const byEmployee = new Map<number, OverrideRow[]>();
  for (const { employee_id, id, level, entity_id, score } of rows) {
    const own = byEmployee.get(employee_id) ?? [];
    own.push({ id, level, entityId: entity_id, score });
    byEmployee.set(employee_id, own);
  }
  return new Map([...byEmployee].map(([employeeId, own]) => [employeeId, overridesOf(own)]));
}

/** The newest row of each scorecard, level and entity, taken back or not. */
export const newestOverrides = (where: SQL): SQL => sql`
  SELECT DISTINCT ON (period_id, employee_id, entity_type, entity_id)
         period_id, employee_id, id, entity_type AS level, entity_id, new_score
    FROM score_overrides WHERE ${where}
   ORDER BY period_id, employee_id, entity_type, entity_id, id DESC`;

const among = (only: readonly number[] | null): SQL =>
  only ? sql`AND employee_id = ANY (${`{${only.join(",")}}`}::integer[])` : sql``;
