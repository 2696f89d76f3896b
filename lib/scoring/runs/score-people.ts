import type { PersonInPeriod } from "@/lib/people/queries";
import { compileTemplate } from "../scorecard";
import type { Measurement, Overrides, ScorecardResult } from "../types";
import type { HeldScores } from "./held";
import type { RunRules, VersionRule } from "./load-rules";
import type { MeasuredKpi } from "./measured";

export interface ScoredPerson {
  person: PersonInPeriod;
  /** Null: no template was for them, and there is nothing to score. */
  version: VersionRule | null;
  result: ScorecardResult;
}

export interface ScoringInput {
  /** By rising employee id: results come out in that order. */
  people: readonly PersonInPeriod[];
  versionOf: ReadonlyMap<number, number | null>;
  rules: RunRules;
  measured: ReadonlyMap<number, MeasuredKpi>;
  held: HeldScores;
  /** In force, by employee. */
  overrides: ReadonlyMap<number, Overrides>;
}

const UNMATCHED: ScorecardResult = {
  kpis: [],
  kras: [],
  totalScore: null,
  computedTotalScore: null,
  overridden: false,
  coveragePercent: "0.0000",
  band: "not_scored",
  computedBand: "not_scored",
};

/** Scores people one after another, with no I/O. Throws a RangeError naming the template whose rule cannot be computed with. */
export function* scorePeople({
  people,
  versionOf,
  rules,
  measured,
  held,
  overrides,
}: ScoringInput): Generator<ScoredPerson> {
  const compiled = new Map(
    [...rules.versions.values()].map((version) => [version.versionId, compile(version)]),
  );
  for (const person of people) {
    const versionId = versionOf.get(person.employeeId) ?? null;
    const version = versionId === null ? undefined : rules.versions.get(versionId);
    const compute = versionId === null ? undefined : compiled.get(versionId);
    if (!version || !compute) {
      yield { person, version: null, result: UNMATCHED };
      continue;
    }
    const measurements = new Map<number, Measurement>();
    for (const { kpiId } of version.rule.items) {
      const measurement = measurementOf(measured.get(kpiId), person.employeeId);
      if (measurement) measurements.set(kpiId, measurement);
    }
    const { employeeId } = person;
    yield { person, version, result: compute(measurements, held.get(employeeId), overrides.get(employeeId)) };
  }
}

function measurementOf(kpi: MeasuredKpi | undefined, employeeId: number): Measurement | null {
  if (!kpi) return null;
  const found = kpi.byEmployee.get(employeeId);
  if (found) return { kpiId: kpi.kpiId, actual: found.actual, recordCount: found.recordCount };
  return kpi.withoutRecords === null
    ? null
    : { kpiId: kpi.kpiId, actual: kpi.withoutRecords, recordCount: 0 };
}

function compile({ templateName, rule }: VersionRule) {
  try {
    return compileTemplate(rule);
  } catch (error) {
    if (error instanceof RangeError) throw new RangeError(`${templateName}: ${error.message}.`);
    throw error;
  }
}
