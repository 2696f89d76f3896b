import { setImmediate as nextTurn } from "node:timers/promises";
import { attainmentText, type DecimalString, scoreText } from "@/lib/decimal";
import type { TemplateRule } from "@/lib/kpis/rule/types";
import type { PersonalRule } from "../assignment";
import { derive, type ParsedTemplate, parseTemplate } from "../derive";
import type { Reading } from "../item";
import { missingReasonOf } from "../missing";
import type { HeldScores } from "../runs/held";
import type { Band, Overrides } from "../types";
import type { PreviewedPerson } from "./people";
import type { StoredMeasurements } from "./stored-measurements";

interface Drafted {
  rule: TemplateRule;
  /** By employee: those whom the draft alone does not describe. */
  personal: ReadonlyMap<number, PersonalRule>;
  people: readonly PreviewedPerson[];
  stored: StoredMeasurements;
  held: HeldScores;
  /** In force, by employee: they stand under the draft as well. */
  overrides: ReadonlyMap<number, Overrides>;
  /** The KPI whose figures are shown person by person. */
  shownKpiId: number | undefined;
  signal: AbortSignal | undefined;
}

/** What the draft gives one person. */
export interface DraftOutcome {
  total: DecimalString | null;
  band: Band;
  /** Of the shown KPI, before guardrails; null where it has no figure. */
  shown: ShownFigure | null;
}

export interface ShownFigure {
  recordCount: number;
  actual: DecimalString;
  attainment: DecimalString | null;
  rawScore: DecimalString | null;
}

/** Other requests get their turn after so many people. */
const PEOPLE_A_TURN = 200;

/**
 * Everyone by the draft, in the order of the people: the engine's own functions over what is stored, without the parts
 * that only a stored result needs. Null when whoever asked has gone.
 */
export async function scoreDraft(drafted: Drafted): Promise<DraftOutcome[] | null> {
  const { rule, personal, people, stored, held, overrides, shownKpiId, signal } = drafted;
  const parsedOf = rememberParsed();
  const common = parsedOf(rule);
  const outcomes: DraftOutcome[] = [];
  for (const { employeeId } of people) {
    const own = personal.get(employeeId);
    const template = own ? parsedOf(own.rule) : common;
    const shownIndex = template.items.findIndex((item) => item.rule.kpiId === shownKpiId);
    const measured = stored.byEmployee.get(employeeId);
    const heldScores = held.get(employeeId);
    const readings = template.items.map(({ rule: { kpiId }, read }) =>
      read(measured?.get(kpiId), heldScores?.get(kpiId)),
    );
    const { total, band } = derive(template, readings, overrides.get(employeeId) ?? {});
    outcomes.push({ total: total && scoreText(total), band, shown: figureOf(readings[shownIndex]) });
    if (outcomes.length % PEOPLE_A_TURN > 0) continue;
    await nextTurn();
    if (signal?.aborted) return null;
  }
  return outcomes;
}

/** What is assigned to many at once makes one rule of theirs. */
function rememberParsed() {
  const parsed = new Map<string, ParsedTemplate>();
  return (rule: TemplateRule): ParsedTemplate => {
    const key = JSON.stringify(rule);
    const known = parsed.get(key) ?? parseTemplate(rule);
    parsed.set(key, known);
    return known;
  };
}

function figureOf(reading: Reading | undefined): ShownFigure | null {
  if (!reading?.actual) return null;
  const { recordCount, actual, attainment, rawScore } = reading;
  return {
    recordCount,
    actual: actual.toFixed(),
    attainment: attainment && attainmentText(attainment),
    rawScore: rawScore && scoreText(rawScore),
  };
}

/** For whom the draft looks back for an earlier score: people without a figure in a KPI it holds on to. */
export function heldQuestion({ rule, people, stored }: Pick<Drafted, "rule" | "people" | "stored">) {
  const holding = rule.items.filter((item) => item.missing === "hold");
  const isMissing = (employeeId: number) =>
    holding.some(
      ({ kpiId, minRecords }) =>
        missingReasonOf(stored.byEmployee.get(employeeId)?.get(kpiId), minRecords) !== null,
    );
  return {
    kpiIds: holding.map(({ kpiId }) => kpiId),
    employeeIds: people.flatMap(({ employeeId }) => (isMissing(employeeId) ? [employeeId] : [])),
  };
}
