import type { ListedSource } from "../bindings/binding-sources";
import type { Kpi } from "../definitions/types";
import type { Kra } from "../kras/queries";
import { type SourceNeed, sourcesNeeded } from "./columns-used";
import { definitionInput, type SourceIds } from "./definition";
import { isSameDefinition } from "./same-definition";
import type { KpiSet, SetKpi, SetKra } from "./types";

/** What is there before a set is installed. */
export interface Known extends KnownSources {
  kras: readonly Kra[];
  kpis: readonly Kpi[];
  templateNames: readonly string[];
}

export interface KnownSources {
  sources: readonly ListedSource[];
  /** Those that an earlier installation of this set made or used: they count whatever they are called by now. */
  ownSourceIds: ReadonlySet<number>;
}

/** What happens to one part: `id` of what is used as it stands, or null where it is made, under `name`. */
export interface Planned<Part> {
  part: Part;
  name: string;
  id: number | null;
}

export interface SetPlan {
  sources: Planned<SourceNeed>[];
  kras: Planned<SetKra>[];
  kpis: Planned<SetKpi>[];
  templateName: string;
}

/**
 * What installing a set would do, decided by one rule: what has the same name and says the same is used; where the name
 * stands for something else, the new one says which set it is of. KRAs are names: one of the same name is always used.
 */
export function planSet(set: KpiSet, known: Known): SetPlan {
  const sources = planSources(set, known);
  const sourceIds = new Map(sources.flatMap(({ part, id }) => (id === null ? [] : [[part.source.slug, id]])));
  return { sources, ...planRules(set, known, sourceIds) };
}

export function planSources(set: KpiSet, { sources, ownSourceIds }: KnownSources): Planned<SourceNeed>[] {
  return sourcesNeeded(set).map((need) => {
    const own = need.source;
    // A built-in source is told by its table: an administrator may have given it another name.
    const known = sources.find((source) =>
      own.input === null
        ? source.tableName === own.slug
        : ownSourceIds.has(source.id) && source.recordNoun === own.recordNoun && hasColumns(source, need),
    );
    if (known) return { part: need, name: known.name, id: known.id };
    return planned(need, {
      names: namesOf(own.name, set),
      taken: sources,
      fits: (source) => hasColumns(source, need),
    });
  });
}

export function planRules(set: KpiSet, known: Known, sourceIds: SourceIds): Omit<SetPlan, "sources"> {
  return {
    kras: set.kras.map((kra) =>
      planned(kra, { names: [kra.name][Symbol.iterator](), taken: known.kras, fits: () => true }),
    ),
    kpis: set.kras
      .flatMap((kra) => kra.kpis)
      .map((kpi) =>
        planned(kpi, {
          names: namesOf(kpi.name, set),
          taken: known.kpis,
          fits: (other) => other.is_active && isTheSame(other, { kpi, set, sourceIds }),
        }),
      ),
    templateName: freeName(namesOf(set.name, set, "ready-made"), known.templateNames),
  };
}

interface Named {
  id: number;
  name: string;
}

interface Choice<T> {
  names: Iterator<string>;
  taken: readonly T[];
  fits: (existing: T) => boolean;
}

function planned<Part, T extends Named>(part: Part, { names, taken, fits }: Choice<T>): Planned<Part> {
  for (let next = names.next(); !next.done; next = names.next()) {
    const existing = taken.find((other) => isSameName(other.name, next.value));
    if (!existing) return { part, name: next.value, id: null };
    if (fits(existing)) return { part, name: existing.name, id: existing.id };
  }
  throw new RangeError("No name is left.");
}

/** "Uptime", "Uptime (Monitoring)", "Uptime (Monitoring 2)" and so on. */
function* namesOf(name: string, set: KpiSet, of = set.name): Generator<string> {
  yield name;
  yield `${name} (${of})`;
  for (let count = 2; ; count++) yield `${name} (${of} ${count})`;
}

function freeName(names: Iterable<string>, taken: readonly string[]): string {
  for (const name of names) if (!taken.some((other) => isSameName(other, name))) return name;
  throw new RangeError("No name is left.");
}

const isSameName = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

function hasColumns(source: ListedSource, { source: own, columns }: SourceNeed): boolean {
  return columns.every((name) => {
    const wanted = own.columns.find((column) => column.name === name);
    const there = source.columns.find((column) => column.name === name);
    return (
      there?.type === wanted?.type && (there?.ownership === "person" || !wanted?.roles.includes("owner"))
    );
  });
}

interface Compared {
  kpi: SetKpi;
  set: KpiSet;
  sourceIds: SourceIds;
}

function isTheSame(other: Kpi, { kpi, set, sourceIds }: Compared): boolean {
  const slugs = sourcesNeeded({ ...set, kras: [{ name: "", description: "", weight: 100, kpis: [kpi] }] });
  // What reads a source that is still to be made cannot be there already.
  if (slugs.some(({ source }) => !sourceIds.has(source.slug))) return false;
  return isSameDefinition(other, definitionInput(kpi, { name: kpi.name, category: set.name, sourceIds }));
}
