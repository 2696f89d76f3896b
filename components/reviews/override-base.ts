import type { StoredScorecard } from "@/lib/scoring/overrides/stored-scorecard";
import type { Scorecard } from "@/lib/scoring/scorecards/types";
import type { OverrideBase } from "./effect-of";

/** What the browser needs to preview an override, as plain data. */
export function overrideBase(
  { rule, readings, overrides }: StoredScorecard,
  { kras }: Scorecard,
): OverrideBase {
  return {
    rule,
    readings,
    kpis: [...overrides.kpis],
    kras: [...overrides.kras],
    total: overrides.total,
    kraNames: kras.map(({ id, name }) => [id, name]),
    kpiNames: kras.flatMap(({ kpis }) => kpis.map(({ id, name }): [number, string] => [id, name])),
  };
}
