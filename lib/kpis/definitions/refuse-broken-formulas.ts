import { inArray, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { kpiDefinitions } from "@/db/schema/kpis";
import { invalid } from "@/lib/errors";
import type { FormulaDataSource } from "../bindings/data-source";
import { checkFormula } from "../formula/check-formula";
import { unitFits } from "../formula/unit";

interface Changed {
  kpiId: number;
  unit: string;
}

/** What formulas add up and compare must stay of one unit: a KPI they build on may not change its unit beneath them. */
export async function refuseBrokenFormulas(db: Db, changed: Changed): Promise<void> {
  const over = JSON.stringify({ inputs: [{ source: { type: "kpi", kpi_id: changed.kpiId } }] });
  const formulas = await db
    .select({ name: kpiDefinitions.name, unit: kpiDefinitions.unit, source: kpiDefinitions.dataSource })
    .from(kpiDefinitions)
    .where(sql`${kpiDefinitions.dataSource} @> ${over}::jsonb`)
    .orderBy(kpiDefinitions.name);
  for (const { name, unit, source } of formulas) {
    // Written by the mutations alone, from checked input.
    const problem = await problemOf(db, { ...(source as unknown as FormulaDataSource), unit }, changed);
    if (!problem) continue;
    const message = `${name} is worked out from it, and would not hold any more: ${problem}. Change that formula first`;
    throw invalid([{ path: "unit", message }]);
  }
}

type Formula = Pick<FormulaDataSource, "formula" | "inputs"> & { unit: string };

async function problemOf(db: Db, { formula, inputs, unit }: Formula, changed: Changed) {
  const units = await unitsOf(
    db,
    inputs.flatMap(({ source }) => (source.type === "kpi" ? [source.kpi_id] : [])),
  );
  units.set(changed.kpiId, changed.unit);
  const checked = checkFormula(
    formula,
    inputs.map((input) => ({
      name: input.variable,
      unit: (input.source.type === "kpi" ? units.get(input.source.kpi_id) : undefined) ?? input.unit,
    })),
  );
  if (!checked.ok) {
    const [first] = checked.problems;
    return first && `${first.message} (character ${first.position + 1})`;
  }
  return unit === "" || unitFits(checked.unit, unit)
    ? undefined
    : `it would give ${checked.unit}, not ${unit}`;
}

async function unitsOf(db: Db, kpiIds: readonly number[]): Promise<Map<number, string>> {
  const rows = await db
    .select({ id: kpiDefinitions.id, unit: kpiDefinitions.unit })
    .from(kpiDefinitions)
    .where(inArray(kpiDefinitions.id, [...kpiIds]));
  return new Map(rows.map(({ id, unit }) => [id, unit]));
}
