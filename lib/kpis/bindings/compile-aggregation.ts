import type { BindingRule, BindingSource, Measure } from "../types";
import type { AggregationParts, PartNames } from "./aggregation-parts";
import { columnOf } from "./columns";
import { both, compileFilter } from "./compile-filter";
import { type CompiledMeasure, compileMeasure } from "./compile-measure";
import { compileRatio } from "./compile-ratio";
import { bound, type Fragment, identifier, sql } from "./sql-fragment";

export interface AggregateOptions {
  names: PartNames;
  /** The records have a column `share`: what of each is this person's. */
  isShared: boolean;
}

export function aggregate(
  rule: BindingRule,
  source: BindingSource,
  { names, isShared }: AggregateOptions,
): AggregationParts {
  const { aggregation } = rule;
  const filter = compileFilter(rule.filter, source);
  switch (aggregation.kind) {
    case "count":
      return count(rule, filter, { names, isShared });
    case "sum": {
      const measure = compileMeasure(aggregation.measure, source);
      const actual = finished(measure, names.g("total"));
      const value = isShared ? `${names.r("value")} * r.share` : names.r("value");
      return total(rule, { filter, measure, actual, collect: { call: [`sum(${value})`] }, names });
    }
    case "distinct": {
      const value = sql`r.${identifier(columnOf(source, aggregation.column).name)}`;
      const measure = { value, known: sql`${value} IS NOT NULL`, finish: (sum: Fragment) => sum };
      const values = names.g("total");
      const actual: Fragment = [`(SELECT count(DISTINCT v) FROM unnest(${values}) AS v)::numeric`];
      return total(rule, {
        filter,
        measure,
        actual: sql`CASE WHEN ${[values]} IS NOT NULL THEN ${actual} END`,
        collect: { call: [`array_agg(${names.r("value")})`], only: [`${names.r("value")} IS NOT NULL`] },
        names,
      });
    }
    case "avg":
      return isShared
        ? weightedMean(filter, compileMeasure(aggregation.measure, source), names)
        : ofValues(filter, compileMeasure(aggregation.measure, source), {
            collect: [`avg(${names.r("value")})`],
            actual: [names.g("value")],
            names,
          });
    case "min":
    case "max":
      return ofValues(filter, compileMeasure(aggregation.measure, source), {
        collect: [`${aggregation.kind}(${names.r("value")})`],
        actual: [names.g("value")],
        names,
      });
    case "median":
      return percentile({ filter, measure: aggregation.measure, p: "0.5", names }, source);
    case "percentile":
      return percentile({ filter, measure: aggregation.measure, p: aggregation.p, names }, source);
    case "ratio":
      return compileRatio(aggregation, { filter, source, names, isShared });
  }
}

/** The filter must not hide that a person has records, unless having none means zero anyway. */
const hidesNothing = (rule: BindingRule, filter: Fragment | null) => !filter || rule.emptyMeans === "zero";

function count(
  rule: BindingRule,
  filter: Fragment | null,
  { names: { r, g, as }, isShared }: AggregateOptions,
): AggregationParts {
  const hidden = hidesNothing(rule, filter);
  const only = hidden ? undefined : [r("hit")];
  return {
    where: hidden ? filter : null,
    perRecord: hidden ? [] : [sql`${filter ?? ["true"]} AS ${[as("hit")]}`],
    perPerson: [
      { name: "record_count", call: ["count(*)"], only },
      { name: "record_ids", call: ["array_agg(r.record_id)"], only },
      ...(isShared ? [{ name: "shares", call: ["sum(r.share)"], only }] : []),
    ],
    actual: isShared ? [`round(coalesce(${g("shares")}, 0), 6)`] : [`${g("record_count")}::numeric`],
  };
}

interface TotalSpec {
  filter: Fragment | null;
  measure: CompiledMeasure;
  collect: { call: Fragment; only?: Fragment };
  actual: Fragment;
  names: PartNames;
}

/** Sums and distinct counts: 0 when no record matches, null when records match but none has a value. */
function total(rule: BindingRule, { filter, measure, collect, actual, names }: TotalSpec): AggregationParts {
  const { r, g, as } = names;
  const hidden = hidesNothing(rule, filter);
  const hit = hidden || !filter ? null : filter;
  const value = hit ? sql`CASE WHEN ${hit} THEN ${measure.value} END` : measure.value;
  return {
    where: hidden ? filter : null,
    perRecord: [sql`${value} AS ${[as("value")]}`, ...(hit ? [sql`${hit} AS ${[as("hit")]}`] : [])],
    perPerson: [
      { name: "record_count", call: [`count(${r("value")})`] },
      { name: "record_ids", call: ["array_agg(r.record_id)"], only: [`${r("value")} IS NOT NULL`] },
      { name: "hits", call: ["count(*)"], only: hit ? [r("hit")] : undefined },
      { name: "total", ...collect },
    ],
    actual: sql`CASE WHEN ${[g("hits")]} = 0 THEN 0 ELSE ${actual} END`,
  };
}

interface ValuesSpec {
  collect: Fragment;
  actual: Fragment;
  names: PartNames;
}

function ofValues(
  filter: Fragment | null,
  measure: CompiledMeasure,
  { collect, actual, names }: ValuesSpec,
): AggregationParts {
  return {
    where: both(filter, measure.known),
    perRecord: [sql`${measure.value} AS ${[names.as("value")]}`],
    perPerson: [
      { name: "record_count", call: ["count(*)"] },
      { name: "record_ids", call: ["array_agg(r.record_id)"] },
      { name: "value", call: collect },
    ],
    actual: sql`round((${measure.finish(sql`${actual}::numeric`)}), 6)`,
  };
}

/** Every record weighs as much as this person's share of it. */
function weightedMean(filter: Fragment | null, measure: CompiledMeasure, names: PartNames): AggregationParts {
  const { r, g } = names;
  const parts = ofValues(filter, measure, {
    collect: [`sum(${r("value")} * r.share)`],
    actual: [`(${g("value")} / nullif(${g("shares")}, 0))`],
    names,
  });
  return { ...parts, perPerson: [...parts.perPerson, { name: "shares", call: ["sum(r.share)"] }] };
}

const finished = (measure: CompiledMeasure, total: string) =>
  sql`round((${measure.finish([`${total}::numeric`])}), 6)`;

interface PercentileSpec {
  filter: Fragment | null;
  measure: Measure;
  p: string;
  names: PartNames;
}

/**
 * The value at position 1 + p·(n − 1) of the sorted values, between two neighbours in proportion: what
 * percentile_cont gives, in exact numbers (percentile_cont itself computes in double precision).
 */
function percentile({ filter, measure, p, names }: PercentileSpec, source: BindingSource): AggregationParts {
  const place = sql`${bound(p, "numeric")} * (${[names.g("record_count")]} - 1)`;
  const actual = sql`(
         SELECT s.v[s.i] + (s.place - (s.i - 1)) * (coalesce(s.v[s.i + 1], s.v[s.i]) - s.v[s.i])
           FROM (
             SELECT ARRAY(SELECT v::numeric FROM unnest(${[names.g("value")]}) AS v ORDER BY v) AS v,
                    ${place} AS place,
                    floor(${place})::integer + 1 AS i
            OFFSET 0 -- Sorted once, not once for each mention of s.v.
           ) AS s
       )`;
  const collect: Fragment = [`array_agg(${names.r("value")})`];
  return ofValues(filter, compileMeasure(measure, source), { collect, actual, names });
}
