import { inArray } from "drizzle-orm";
import type { Db } from "@/db/client";
import { kpiDefinitions } from "@/db/schema/kpis";
import type { TemplateRule } from "@/lib/kpis/rule/types";
import type { PersonInPeriod } from "@/lib/people/queries";
import type { Period } from "../periods/queries";
import { type LoadedCalculations, loadCalculations } from "../runs/load-calculations";
import { loadRulesOfRun } from "../runs/run-rules";
import { dueOn } from "./due";

/** A manual KPI in a period. Range ends are decimals as text, both allowed. */
export interface ManualKpi {
  kpiId: number;
  name: string;
  description: string;
  unit: string;
  min: string;
  max: string;
  /** YYYY-MM-DD */
  dueOn: string;
}

export interface Expected {
  person: PersonInPeriod;
  /** The manual KPIs of their scorecard, those inside its formulas too, by name. */
  kpis: ManualKpi[];
}

/** Whose values are to be entered for a period: everyone whose template has manual KPIs, or who has one assigned, by rising employee id. */
export async function listExpected(
  db: Db,
  period: Period,
  only: readonly number[] | null = null,
): Promise<Expected[]> {
  const { matched, rules, personal } = await loadRulesOfRun(db, period, only);
  const { people, matches } = matched;
  const { versions, kpis } = rules;
  const calculations = await loadCalculations(
    db,
    kpis.map(({ kpiId }) => kpiId),
  );
  const manual = await describeManual(db, period, calculations);
  const manualOf = (rule: TemplateRule) => {
    const reached = rule.items.flatMap(({ kpiId }) => manualBehind(kpiId, calculations));
    return manual.filter(({ kpiId }) => reached.includes(kpiId));
  };
  const ofVersion = new Map([...versions].map(([versionId, { rule }]) => [versionId, manualOf(rule)]));
  return people.flatMap((person): Expected[] => {
    const versionId = matches.versionOf.get(person.employeeId);
    const assigned = personal.get(person.employeeId);
    const own = assigned ? manualOf(assigned.rule) : versionId ? (ofVersion.get(versionId) ?? []) : [];
    return own.length > 0 ? [{ person, kpis: own }] : [];
  });
}

/** A KPI's own values, or those its formula builds on. */
function manualBehind(kpiId: number, calculations: LoadedCalculations): number[] {
  const calculation = calculations.get(kpiId);
  if (calculation?.kind === "manual") return [kpiId];
  if (calculation?.kind !== "formula") return [];
  return calculation.inputs.flatMap((input) =>
    input.kind === "kpi" ? manualBehind(input.kpiId, calculations) : [],
  );
}

async function describeManual(
  db: Db,
  period: Period,
  calculations: LoadedCalculations,
): Promise<ManualKpi[]> {
  const manual = new Map(
    [...calculations].flatMap(([kpiId, calculation]) =>
      calculation.kind === "manual" ? [[kpiId, calculation.manual] as const] : [],
    ),
  );
  if (manual.size === 0) return [];
  const rows = await db
    .select({
      kpiId: kpiDefinitions.id,
      name: kpiDefinitions.name,
      description: kpiDefinitions.description,
      unit: kpiDefinitions.unit,
    })
    .from(kpiDefinitions)
    .where(inArray(kpiDefinitions.id, [...manual.keys()]))
    .orderBy(kpiDefinitions.name, kpiDefinitions.id);
  return rows.flatMap((row): ManualKpi[] => {
    const rule = manual.get(row.kpiId);
    return rule ? [{ ...row, ...rule.allowed_range, dueOn: dueOn(period, rule.due_days) }] : [];
  });
}
