import type { Aggregation, BindingSource, RatioSide } from "../types";
import type { AggregationParts, PartNames, PerPerson } from "./aggregation-parts";
import { both, compileFilter } from "./compile-filter";
import { compileMeasure } from "./compile-measure";
import { type Fragment, sql } from "./sql-fragment";

type Ratio = Extract<Aggregation, { kind: "ratio" }>;

interface RatioContext {
  filter: Fragment | null;
  source: BindingSource;
  names: PartNames;
  /** The records have a column `share` that weighs them. */
  isShared: boolean;
}

/** Only records of either side are read: a person with none on the denominator's has no ratio either way. */
export function compileRatio(ratio: Ratio, { filter, ...context }: RatioContext): AggregationParts {
  const over = compileSide(ratio.numerator, "numerator", context);
  const under = compileSide(ratio.denominator, "denominator", context);
  const either = over.filter && under.filter ? sql`(${over.filter} OR ${under.filter})` : null;
  return {
    where: both(filter, either),
    perRecord: [...over.perRecord, ...under.perRecord],
    perPerson: [
      { name: "record_count", call: ["count(*)"], only: under.only },
      { name: "record_ids", call: ["array_agg(r.record_id)"], only: under.only },
      { name: "numerator_ids", call: ["array_agg(r.record_id)"], only: over.only },
      over.perPerson,
      under.perPerson,
    ],
    numerator: sql`round(${over.total}, 6)`,
    denominator: sql`round(${under.total}, 6)`,
    actual: sql`round(${over.total}${[ratio.asPercent ? " * 100" : ""]} / nullif(${under.total}, 0), 6)`,
  };
}

interface CompiledSide {
  filter: Fragment | null;
  perRecord: Fragment[];
  perPerson: PerPerson;
  /** Which records are on this side; undefined: all of them. */
  only: Fragment | undefined;
  total: Fragment;
}

function compileSide(
  side: RatioSide,
  name: "numerator" | "denominator",
  { source, names: { r, g, as }, isShared }: Omit<RatioContext, "filter">,
): CompiledSide {
  const filter = compileFilter(side.filter, source);
  const inSide = `in_${name}`;
  const totalName = `${name}_total`;
  if (side.add.kind === "count") {
    const only = filter ? [r(inSide)] : undefined;
    return {
      filter,
      perRecord: filter ? [sql`${filter} AS ${[as(inSide)]}`] : [],
      perPerson: { name: totalName, call: [isShared ? "sum(r.share)" : "count(*)"], only },
      only,
      total: isShared ? [`coalesce(${g(totalName)}, 0)`] : [`${g(totalName)}::numeric`],
    };
  }
  const measure = compileMeasure(side.add.measure, source);
  const counts = both(filter, measure.known) ?? measure.known;
  const value = `${name}_value`;
  const only: Fragment = [r(inSide)];
  return {
    filter,
    perRecord: [sql`(${counts}) AS ${[as(inSide)]}`, sql`${measure.value} AS ${[as(value)]}`],
    perPerson: {
      name: totalName,
      call: [isShared ? `sum(${r(value)} * r.share)` : `sum(${r(value)})`],
      only,
    },
    only,
    total: measure.finish([`coalesce(${g(totalName)}, 0)::numeric`]),
  };
}
