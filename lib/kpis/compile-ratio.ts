import type { AggregationParts } from "./aggregation-parts";
import { both, compileFilter } from "./compile-filter";
import { compileMeasure } from "./compile-measure";
import { type Fragment, sql } from "./sql-fragment";
import type { Aggregation, BindingSource, RatioSide } from "./types";

type Ratio = Extract<Aggregation, { kind: "ratio" }>;

/** Only records of either side are read: a person with none on the denominator's has no ratio either way. */
export function compileRatio(ratio: Ratio, filter: Fragment | null, source: BindingSource): AggregationParts {
  const over = compileSide(ratio.numerator, "numerator", source);
  const under = compileSide(ratio.denominator, "denominator", source);
  const either = over.filter && under.filter ? sql`(${over.filter} OR ${under.filter})` : null;
  return {
    where: both(filter, either),
    perRecord: [...over.perRecord, ...under.perRecord],
    perPerson: [
      ["count(*) FILTER (WHERE r.in_denominator)::integer AS record_count"],
      ["array_agg(r.record_id) FILTER (WHERE r.in_denominator) AS record_ids"],
      ["array_agg(r.record_id) FILTER (WHERE r.in_numerator) AS numerator_ids"],
      ...over.perPerson,
      ...under.perPerson,
    ],
    numerator: sql`round(${over.total}, 6)`,
    denominator: sql`round(${under.total}, 6)`,
    actual: sql`round(${over.total}${[ratio.asPercent ? " * 100" : ""]} / nullif(${under.total}, 0), 6)`,
  };
}

interface CompiledSide {
  filter: Fragment | null;
  perRecord: Fragment[];
  perPerson: Fragment[];
  total: Fragment;
}

function compileSide(
  side: RatioSide,
  name: "numerator" | "denominator",
  source: BindingSource,
): CompiledSide {
  const filter = compileFilter(side.filter, source);
  const inSide = `in_${name}`;
  if (side.add.kind === "count") {
    return {
      filter,
      perRecord: [sql`${filter ?? ["true"]} AS ${[inSide]}`],
      perPerson: [[`count(*) FILTER (WHERE r.${inSide}) AS ${name}_total`]],
      total: [`g.${name}_total::numeric`],
    };
  }
  const measure = compileMeasure(side.add.measure, source);
  const value = `${name}_value`;
  const counts = both(filter, measure.known) ?? measure.known;
  return {
    filter,
    perRecord: [sql`(${counts}) AS ${[inSide]}`, sql`${measure.value} AS ${[value]}`],
    perPerson: [[`coalesce(sum(r.${value}) FILTER (WHERE r.${inSide}), 0) AS ${name}_total`]],
    total: measure.finish([`g.${name}_total::numeric`]),
  };
}
