import type { PersonInPeriod } from "@/lib/people/queries";
import type { OwnTerms, PersonalRule } from "../assignment";
import { type ComputeScorecard, compileTemplate } from "../scorecard";
import type { Measurement, Overrides, ScorecardResult } from "../types";
import type { HeldScores } from "./held";
import type { RunRules, VersionRule } from "./load-rules";
import type { MeasuredKpi } from "./measured";

export interface ScoredPerson {
  person: PersonInPeriod;
  /** Null: no template was for them, and there is nothing to score. */
  version: VersionRule | null;
  result: ScorecardResult;
  /** By KPI: what was particular about it for this person. */
  own: ReadonlyMap<number, OwnTerms>;
}

export interface ScoringInput {
  /** By rising employee id: results come out in that order. */
  people: readonly PersonInPeriod[];
  versionOf: ReadonlyMap<number, number | null>;
  rules: RunRules;
  /** By employee: those whom their template alone does not describe. */
  personal: ReadonlyMap<number, PersonalRule>;
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
  personal,
  measured,
  held,
  overrides,
}: ScoringInput): Generator<ScoredPerson> {
  const compiled = new Map(
    [...rules.versions.values()].map((version) => [version.versionId, compile(version)]),
  );
  const compilePersonal = rememberCompiled();
  for (const person of people) {
    const versionId = versionOf.get(person.employeeId) ?? null;
    const version = versionId === null ? undefined : rules.versions.get(versionId);
    const compute = versionId === null ? undefined : compiled.get(versionId);
    if (!version || !compute) {
      yield { person, version: null, result: UNMATCHED, own: NOTHING_OWN };
      continue;
    }
    const own = personal.get(person.employeeId);
    const measurements = new Map<number, Measurement>();
    for (const { kpiId } of (own?.rule ?? version.rule).items) {
      const measurement = measurementOf(measured.get(kpiId), person.employeeId);
      if (measurement) measurements.set(kpiId, measurement);
    }
    const { employeeId } = person;
    const score = own ? compilePersonal({ ...version, rule: own.rule }) : compute;
    const result = score(measurements, held.get(employeeId), overrides.get(employeeId));
    yield { person, version, result, own: own?.own ?? NOTHING_OWN };
  }
}

const NOTHING_OWN: ReadonlyMap<number, OwnTerms> = new Map();

/** What is assigned to many at once makes one rule of theirs. */
function rememberCompiled() {
  const compiled = new Map<string, ComputeScorecard>();
  return (version: VersionRule): ComputeScorecard => {
    const key = JSON.stringify(version.rule);
    const known = compiled.get(key) ?? compile(version);
    compiled.set(key, known);
    return known;
  };
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
