import type { AGGREGATIONS, CalculationType } from "@/db/enums";
import type { Withheld } from "./withheld";

type Aggregation = (typeof AGGREGATIONS)[number];

/** How a KPI's value comes about in the course of a period: bit by bit, or as a level that later records move. */
export type Nature = "accruing" | "level";

const OF_AGGREGATION: Record<Aggregation, Nature | Withheld> = {
  count: "accruing",
  sum: "accruing",
  distinct: "accruing",
  avg: "level",
  median: "level",
  percentile: "level",
  ratio: "level",
  // One record to come decides it, and the records there are say nothing of that one.
  min: "extreme",
  max: "extreme",
};

/** Null `aggregation`: it is no binding over records, so there is no "so far" that a pattern could be read from. */
export const natureOf = (kind: CalculationType, aggregation: Aggregation | null): Nature | Withheld =>
  kind === "binding" && aggregation ? OF_AGGREGATION[aggregation] : "not_from_records";

export const isNature = (nature: Nature | Withheld): nature is Nature =>
  nature === "accruing" || nature === "level";
