import { DIRECTIONS } from "@/db/enums";
import type { KpiVersion } from "@/lib/kpis/definitions/queries";
import { compareDefinitions } from "@/lib/kpis/versions/compare-definitions";
import type { DiffSection } from "@/lib/kpis/versions/template-diff";
import { type DiffRow, diffRows, type WordsOf } from "@/lib/kpis/versions/words";

interface Source {
  id: number;
  name: string;
}

/** Everything a kept version says, as lines with nothing before them. */
export const versionRows = ({ definition }: KpiVersion, sources: readonly Source[]): DiffRow[] =>
  diffRows(compareDefinitions({}, definition), wordsOf(definition, sources));

/** How two kept versions differ; no section where they say the same. */
export function kpiDiff(from: KpiVersion, to: KpiVersion, sources: readonly Source[]): DiffSection[] {
  const changes = compareDefinitions(from.definition, to.definition);
  if (changes.length === 0) return [];
  const title = changes.length === 1 ? "1 difference" : `${changes.length} differences`;
  return [{ title, state: null, rows: diffRows(changes, wordsOf(to.definition, sources)) }];
}

function wordsOf({ direction, unit }: Record<string, unknown>, sources: readonly Source[]): WordsOf {
  return {
    direction: DIRECTIONS.find((known) => known === direction),
    unit: typeof unit === "string" ? unit : "",
    source: (id) => sources.find((source) => source.id === id)?.name ?? "A source",
  };
}
