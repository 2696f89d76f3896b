import type { AggregationParts } from "./aggregation-parts";
import { columnOf } from "./columns";
import { both, compileFilter } from "./compile-filter";
import { type CompiledMeasure, compileMeasure } from "./compile-measure";
import { compileRatio } from "./compile-ratio";
import { bound, type Fragment, identifier, sql } from "./sql-fragment";
import type { BindingRule, BindingSource, Measure } from "./types";

export function aggregate(rule: BindingRule, source: BindingSource): AggregationParts {
  const { aggregation } = rule;
  const filter = compileFilter(rule.filter, source);
  switch (aggregation.kind) {
    case "count":
      return count(rule, filter);
    case "sum": {
      const measure = compileMeasure(aggregation.measure, source);
      return total(rule, {
        filter,
        measure,
        actual: finished(measure, "g.total"),
        collect: ["sum(r.value)"],
      });
    }
    case "distinct": {
      const value = sql`r.${identifier(columnOf(source, aggregation.column).name)}`;
      const measure = { value, known: sql`${value} IS NOT NULL`, finish: (sum: Fragment) => sum };
      const actual: Fragment = ["(SELECT count(DISTINCT v) FROM unnest(g.total) AS v)::numeric"];
      return total(rule, {
        filter,
        measure,
        actual: sql`CASE WHEN g.total IS NOT NULL THEN ${actual} END`,
        collect: ["array_agg(r.value) FILTER (WHERE r.value IS NOT NULL)"],
      });
    }
    case "avg":
    case "min":
    case "max":
      return ofValues(filter, compileMeasure(aggregation.measure, source), {
        collect: [`${aggregation.kind}(r.value)`],
        actual: ["g.value"],
      });
    case "median":
      return percentile({ filter, measure: aggregation.measure, p: "0.5" }, source);
    case "percentile":
      return percentile({ filter, measure: aggregation.measure, p: aggregation.p }, source);
    case "ratio":
      return compileRatio(aggregation, filter, source);
  }
}

/** The filter must not hide that a person has records, unless having none means zero anyway. */
const hidesNothing = (rule: BindingRule, filter: Fragment | null) => !filter || rule.emptyMeans === "zero";

function count(rule: BindingRule, filter: Fragment | null): AggregationParts {
  if (hidesNothing(rule, filter)) {
    return {
      where: filter,
      perRecord: [],
      perPerson: [["count(*)::integer AS record_count"], ["array_agg(r.record_id) AS record_ids"]],
      actual: ["g.record_count::numeric"],
    };
  }
  return {
    where: null,
    perRecord: [sql`${filter ?? ["true"]} AS hit`],
    perPerson: [
      ["count(*) FILTER (WHERE r.hit)::integer AS record_count"],
      ["array_agg(r.record_id) FILTER (WHERE r.hit) AS record_ids"],
    ],
    actual: ["g.record_count::numeric"],
  };
}

interface TotalSpec {
  filter: Fragment | null;
  measure: CompiledMeasure;
  collect: Fragment;
  actual: Fragment;
}

/** Sums and distinct counts: 0 when no record matches, null when records match but none has a value. */
function total(rule: BindingRule, { filter, measure, collect, actual }: TotalSpec): AggregationParts {
  const hidden = hidesNothing(rule, filter);
  return {
    where: hidden ? filter : null,
    perRecord:
      hidden || !filter
        ? [sql`${measure.value} AS value`, ["true AS hit"]]
        : [sql`CASE WHEN ${filter} THEN ${measure.value} END AS value`, sql`${filter} AS hit`],
    perPerson: [
      ["count(r.value)::integer AS record_count"],
      ["array_agg(r.record_id) FILTER (WHERE r.value IS NOT NULL) AS record_ids"],
      ["count(*) FILTER (WHERE r.hit) AS hits"],
      sql`${collect} AS total`,
    ],
    actual: sql`CASE WHEN g.hits = 0 THEN 0 ELSE ${actual} END`,
  };
}

interface ValuesSpec {
  collect: Fragment;
  actual: Fragment;
}

function ofValues(
  filter: Fragment | null,
  measure: CompiledMeasure,
  { collect, actual }: ValuesSpec,
): AggregationParts {
  return {
    where: both(filter, measure.known),
    perRecord: [sql`${measure.value} AS value`],
    perPerson: [
      ["count(*)::integer AS record_count"],
      ["array_agg(r.record_id) AS record_ids"],
      sql`${collect} AS value`,
    ],
    actual: sql`round((${measure.finish(sql`${actual}::numeric`)}), 6)`,
  };
}

const finished = (measure: CompiledMeasure, total: string) =>
  sql`round((${measure.finish([`${total}::numeric`])}), 6)`;

interface PercentileSpec {
  filter: Fragment | null;
  measure: Measure;
  p: string;
}

/**
 * The value at position 1 + p·(n − 1) of the sorted values, between two neighbours in proportion: what
 * percentile_cont gives, in exact numbers (percentile_cont itself computes in double precision).
 */
function percentile({ filter, measure, p }: PercentileSpec, source: BindingSource): AggregationParts {
  const place = sql`${bound(p, "numeric")} * (g.record_count - 1)`;
  const actual = sql`(
         SELECT s.v[s.i] + (s.place - (s.i - 1)) * (coalesce(s.v[s.i + 1], s.v[s.i]) - s.v[s.i])
           FROM (
             SELECT ARRAY(SELECT v::numeric FROM unnest(g.value) AS v ORDER BY v) AS v,
                    ${place} AS place,
                    floor(${place})::integer + 1 AS i
            OFFSET 0 -- Sorted once, not once for each mention of s.v.
           ) AS s
       )`;
  return ofValues(filter, compileMeasure(measure, source), { collect: ["array_agg(r.value)"], actual });
}
