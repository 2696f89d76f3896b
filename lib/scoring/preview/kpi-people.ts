import { parseDecimal } from "@/lib/decimal";
import type { BandThresholds } from "@/lib/kpis/rule/types";
import { bandOf } from "../band";
import type { PreviewedPerson } from "./people";
import type { DraftOutcome } from "./score-draft";

const MOST_LISTED = 200;

interface Asked {
  kpiId: number;
  bands: BandThresholds;
  people: readonly PreviewedPerson[];
  outcomes: readonly DraftOutcome[];
  rawScores: ReadonlyMap<number, string>;
}

/** One KPI of the draft person by person, before guardrails: those whose score moves furthest first. */
export function kpiPeople({ kpiId, bands, people, outcomes, rawScores }: Asked) {
  const measured = people.flatMap(({ employeeId }, index) => {
    const figure = outcomes[index]?.shown;
    if (!figure) return [];
    const before = rawScores.get(employeeId) ?? null;
    return [{ employeeId, figure, before, distance: distanceOf(before, figure.rawScore) }];
  });
  const listed = measured
    .sort((a, b) => b.distance - a.distance || a.employeeId - b.employeeId)
    .slice(0, MOST_LISTED)
    .map(({ employeeId, figure, before }) => ({
      employee_id: employeeId,
      record_count: figure.recordCount,
      actual: figure.actual,
      attainment: figure.attainment,
      before,
      after: figure.rawScore,
      band_after: bandOf(figure.rawScore, bands),
    }));
  return {
    kpi_id: kpiId,
    people_count: measured.length,
    record_count: measured.reduce((sum, { figure }) => sum + figure.recordCount, 0),
    people: listed,
  };
}

/** Whoever is scored on one side only comes before everyone who is on both. */
function distanceOf(before: string | null, after: string | null): number {
  if (before === null || after === null) return before === after ? 0 : Number.POSITIVE_INFINITY;
  return parseDecimal(after).minus(parseDecimal(before)).abs().toNumber();
}
