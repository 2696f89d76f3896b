import type { Db, Sql } from "@/db/client";
import { asMeasureWindow } from "../periods/measure-window";
import { organisationTimeZone, type Period } from "../periods/queries";
import type { PeriodSpan } from "../periods/span";
import { windowOf } from "../periods/window";
import { type LoadedCalculation, type LoadedCalculations, loadCalculations } from "./load-calculations";
import { groupByRecords, type KpiToMeasure, measureTogether } from "./measure";
import { measureFormula } from "./measure-formula";
import { measureManual } from "./measure-manual";
import { FEW, joined, piecesOf } from "./measure-parts";
import { measureSql } from "./measure-sql";
import type { MeasuredKpi } from "./measured";
import type { MeasuredPart } from "./personal-rules";

export interface Measuring {
  /** The run's own connection, in its transaction; seen twice. */
  transaction: Sql;
  db: Db;
  period: Period;
  /** Whether the statements are narrowed to the people asked for: pays when they are few. */
  narrow: boolean;
  /** KPIs of the templates, and the people each is wanted for. */
  wanted: ReadonlyMap<number, readonly number[]>;
  /** People for whom a KPI is measured over some days of the period alone. */
  parts: readonly MeasuredPart[];
  /** Hears how many KPIs are done. */
  onDone: (count: number) => void;
}

/**
 * Measures KPIs of every kind: bindings and queries by statements for everybody, manual entries by one SELECT, then
 * formulas over them, inputs first. A formula's inputs are measured for those who have the formula, whether or not the
 * input is part of their template. Bindings leave their evidence; those of a formula's inputs under the formula.
 */
export async function measureAll(measuring: Measuring): Promise<Map<number, MeasuredKpi>> {
  const { transaction, db, period, narrow } = measuring;
  const calculations = await loadCalculations(db, [...measuring.wanted.keys()]);
  const timeZone = await organisationTimeZone(db);
  const common = { transaction, periodId: period.id, timeZone, calculations, onDone: measuring.onDone };
  const measured = await measureOver({ ...common, span: period, wanted: measuring.wanted, narrow });
  for (const { span, wanted } of piecesOf(measuring.parts)) {
    const people = [...wanted.values()].reduce((most, { length }) => Math.max(most, length), 0);
    const those = new Map([...wanted.keys()].map((kpiId) => [kpiId, calculations.get(kpiId)]));
    const own = new Map([...those].flatMap(([kpiId, found]) => (found ? [[kpiId, found] as const] : [])));
    const task = { ...common, calculations: own, span, wanted, narrow: narrow || people < FEW };
    for (const [kpiId, part] of await measureOver(task))
      measured.set(kpiId, joined(measured.get(kpiId), part));
  }
  return measured;
}

interface Pass {
  transaction: Sql;
  periodId: number;
  timeZone: string;
  calculations: LoadedCalculations;
  span: PeriodSpan;
  wanted: ReadonlyMap<number, readonly number[]>;
  narrow: boolean;
  onDone: (count: number) => void;
}

async function measureOver(pass: Pass): Promise<Map<number, MeasuredKpi>> {
  const { transaction, calculations, narrow, periodId, timeZone, onDone } = pass;
  const wanted = withInputs(pass.wanted, calculations);
  const window = windowOf(pass.span, timeZone);
  const measured = new Map<string, MeasuredKpi>();
  const keep = (input: string, kpi: MeasuredKpi) => {
    measured.set(keyOf(kpi.kpiId, input), kpi);
    onDone(Math.min(measured.size, pass.wanted.size));
  };

  for (const group of groupByRecords(bindingsOf(calculations, wanted))) {
    const task = { kpis: group, window, periodId, narrow };
    for (const kpi of await measureTogether(transaction, task)) keep(kpi.input, kpi);
  }
  for (const { input, ...task } of queriesOf(calculations, wanted)) {
    keep(input, await measureSql(transaction, { ...task, window: { ...asMeasureWindow(window), timeZone } }));
  }
  const manual = ofKind(calculations, "manual").map(([kpiId]) => ({
    kpiId,
    employeeIds: wanted.get(kpiId) ?? new Set<number>(),
  }));
  for (const kpi of await measureManual(transaction, { kpis: manual, periodId })) keep("", kpi);
  for (const [kpiId, { formula, inputs }] of ofKind(calculations, "formula")) {
    const values = inputs.map((input) => ({
      variable: input.variable,
      kpiVersion: input.kpiVersion,
      measured: measured.get(input.kind === "kpi" ? keyOf(input.kpiId, "") : keyOf(kpiId, input.variable)),
    }));
    const task = { kpiId, formula, inputs: values, employeeIds: wanted.get(kpiId) ?? [] };
    keep("", await measureFormula(task));
  }
  return new Map(
    [...measured].flatMap(([key, kpi]) => (key === keyOf(kpi.kpiId, "") ? [[kpi.kpiId, kpi]] : [])),
  );
}

const keyOf = (kpiId: number, input: string) => `${kpiId}/${input}`;

/** Whom each KPI is measured for: those whose template has it, and those who have a formula over it. */
function withInputs(
  wanted: ReadonlyMap<number, readonly number[]>,
  calculations: LoadedCalculations,
): Map<number, Set<number>> {
  const people = new Map([...wanted].map(([kpiId, employeeIds]) => [kpiId, new Set(employeeIds)]));
  // The map has inputs first, so backwards every formula is complete before it hands its people on.
  for (const [kpiId, calculation] of [...calculations].reverse()) {
    if (calculation.kind !== "formula") continue;
    for (const input of calculation.inputs) {
      if (input.kind !== "kpi") continue;
      const own = people.get(input.kpiId) ?? new Set<number>();
      for (const employeeId of people.get(kpiId) ?? []) own.add(employeeId);
      people.set(input.kpiId, own);
    }
  }
  return people;
}

type OfKind<K extends LoadedCalculation["kind"]> = Extract<LoadedCalculation, { kind: K }>;

/** In the order of the map: inputs first. */
const ofKind = <K extends LoadedCalculation["kind"]>(calculations: LoadedCalculations, kind: K) =>
  [...calculations].filter((entry): entry is [number, OfKind<K>] => entry[1].kind === kind);

function bindingsOf(
  calculations: LoadedCalculations,
  wanted: ReadonlyMap<number, Set<number>>,
): KpiToMeasure[] {
  return [...calculations].flatMap(([kpiId, calculation]): KpiToMeasure[] => {
    const employeeIds = [...(wanted.get(kpiId) ?? [])];
    if (calculation.kind === "binding") {
      return [{ kpiId, input: "", binding: calculation.binding, employeeIds }];
    }
    if (calculation.kind !== "formula") return [];
    return calculation.inputs.flatMap((input) =>
      input.kind === "binding" ? [{ kpiId, input: input.variable, binding: input.binding, employeeIds }] : [],
    );
  });
}

function queriesOf(calculations: LoadedCalculations, wanted: ReadonlyMap<number, Set<number>>) {
  return [...calculations].flatMap(([kpiId, calculation]) => {
    const employeeIds = [...(wanted.get(kpiId) ?? [])];
    if (calculation.kind === "sql") return [{ kpiId, input: "", query: calculation.query, employeeIds }];
    if (calculation.kind !== "formula") return [];
    return calculation.inputs.flatMap((input) =>
      input.kind === "sql" ? [{ kpiId, input: input.variable, query: input.query, employeeIds }] : [],
    );
  });
}
