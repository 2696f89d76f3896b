import { columnOf } from "@/lib/kpis/bindings/columns";
import type { Aggregation, BindingRule, BindingSource, Measure } from "@/lib/kpis/types";
import { describeFilter, joined, lowerFirst } from "./describe-filter";

/** A piece of a sentence; `strong` is what decides. */
export interface Phrase {
  text: string;
  strong?: boolean;
}

export interface KpiInWords {
  rule: BindingRule;
  source: BindingSource;
  /** "you", or a name. */
  person: string;
  /** "October 2026". */
  period: string;
  /** "Higher is better". */
  better: string;
  /** "95 %". */
  target: string;
}

/**
 * What a KPI counts, as sentences for the person it is about: "Of the tickets assigned to you and opened in October
 * 2026, the share where SLA met is yes. Higher is better; the target is 95 %."
 */
export function describeKpi({ rule, source, person, period, better, target }: KpiInWords): Phrase[] {
  const records = describeRecords(rule, source, person, period);
  return [
    ...describeAggregation(rule.aggregation, source, records),
    ...describeShare(rule, source, person),
    { text: `. ${better}; the target is ` },
    { text: target, strong: true },
    { text: "." },
  ];
}

/** Null where records are not shared: "each deal counted with your share of it", or whole where a share cannot count. */
export function shareWords(rule: BindingRule, source: BindingSource, person: string): string | null {
  if (columnOf(source, rule.ownershipRule).ownership !== "contributors") return null;
  const whose = person === "you" ? "your" : "this person’s";
  return isDivided(rule.aggregation)
    ? `each ${source.recordNoun} counted with ${whose} share of it`
    : `each ${source.recordNoun} counted whole, whatever ${whose} share of it`;
}

function describeShare(rule: BindingRule, source: BindingSource, person: string): Phrase[] {
  const words = shareWords(rule, source, person);
  return words ? [{ text: ", " }, { text: words, strong: true }] : [];
}

/** An order, or a difference, cannot be divided. */
const isDivided = ({ kind }: Aggregation): boolean =>
  kind === "count" || kind === "sum" || kind === "avg" || kind === "ratio";

/** "tickets assigned to you and opened in October 2026 where status is resolved". */
function describeRecords(
  rule: BindingRule,
  source: BindingSource,
  person: string,
  period: string,
): string {
  const filter = joined(
    [describeFilter(rule.filter, source), describeFilter(denominatorOf(rule), source)].filter(Boolean),
    "and",
  );
  const owner = columnOf(source, rule.ownershipRule);
  const timed = describeTime(columnOf(source, rule.timeColumn).label, period);
  const where = filter && ` where ${filter}`;
  switch (owner.ownership) {
    case "contributors":
      return `${source.recordNounPlural} shared by ${person} and ${timed}${where}`;
    case "team": {
      const was = person === "you" ? "you were" : `${person} was`;
      return `${source.recordNounPlural} ${timed}, whose ${lowerFirst(owner.label)} ${was} a member of on that day${filter && `, where ${filter}`}`;
    }
    default:
      return `${source.recordNounPlural} ${describeOwner(owner.label, person)} and ${timed}${where}`;
  }
}

const denominatorOf = ({ aggregation }: BindingRule) =>
  aggregation.kind === "ratio" ? aggregation.denominator.filter : { match: "all" as const, conditions: [] };

/** "assigned to you", "closed by Amina Yusuf", "with you as account manager". */
export function describeOwner(label: string, person: string): string {
  const role = lowerFirst(label);
  if (/ (by|to)$/.test(role)) return `${role} ${person}`;
  const deed = DEEDS[role];
  return deed ? `${deed} ${person}` : `with ${person} as ${role}`;
}

const DEEDS: Record<string, string> = {
  assignee: "assigned to",
  closer: "closed by",
  creator: "created by",
  resolver: "resolved by",
  technician: "done by",
  engineer: "made by",
  agent: "handled by",
  "sales agent": "handled by",
  "sales rep": "handled by",
  owner: "owned by",
  issuer: "issued by",
  collector: "collected by",
  responder: "handled by",
  detector: "found by",
  dispatcher: "dispatched by",
  reviewer: "reviewed by",
  "rated person": "about",
  person: "of",
  employee: "of",
};

/** "opened in October 2026"; a column that is no deed stays a noun: "with due date in October 2026". */
export function describeTime(label: string, period: string): string {
  const deed = lowerFirst(label).replace(/ (at|on|date|time)$/, "");
  return /(ed|paid|sent|won|held|built|done|due)$/.test(deed)
    ? `${deed} in ${period}`
    : `with ${lowerFirst(label)} in ${period}`;
}

function describeAggregation(aggregation: Aggregation, source: BindingSource, records: string): Phrase[] {
  switch (aggregation.kind) {
    case "count":
      return [{ text: "The " }, { text: "number", strong: true }, { text: ` of ${records}` }];
    case "distinct":
      return [
        { text: "The number of " },
        { text: `different ${lowerFirst(columnOf(source, aggregation.column).label)}`, strong: true },
        { text: ` among the ${records}` },
      ];
    case "ratio":
      return describeRatio(aggregation, source, records);
    case "percentile":
      return overMeasure(
        `${ordinal(aggregation.p)} percentile`,
        describeMeasure(aggregation.measure, source),
        records,
      );
    default:
      return overMeasure(MEASURED[aggregation.kind], describeMeasure(aggregation.measure, source), records);
  }
}

const MEASURED = { sum: "sum", avg: "mean", min: "lowest", max: "highest", median: "median" } as const;

function overMeasure(word: string, measure: string, records: string): Phrase[] {
  const of = word === "lowest" || word === "highest" ? " " : " of ";
  return [
    { text: "The " },
    { text: `${word}${of}${measure}`, strong: true },
    { text: ` over the ${records}` },
  ];
}

/** "amount", "hours from opened to first reply". */
function describeMeasure(measure: Measure, source: BindingSource): string {
  if (measure.kind === "column") return lowerFirst(columnOf(source, measure.column).label);
  const moment = (name: string) => lowerFirst(columnOf(source, name).label).replace(/ (at|on)$/, "");
  return `${measure.unit} from ${moment(measure.from)} to ${moment(measure.to)}`;
}

type Ratio = Extract<Aggregation, { kind: "ratio" }>;

function describeRatio({ numerator, denominator, asPercent }: Ratio, source: BindingSource, records: string) {
  const where = describeFilter(numerator.filter, source);
  if (numerator.add.kind === "count" && denominator.add.kind === "count") {
    return [
      { text: `Of the ${records}, the ${asPercent ? "share" : "ratio"} ` },
      { text: where ? `where ${where}` : "of all", strong: true },
    ];
  }
  const top = sideWords(numerator.add, source);
  return [
    { text: `Over the ${records}, ` },
    { text: `${top}${where && ` where ${where}`}`, strong: true },
    { text: asPercent ? ", as a share of " : ", divided by " },
    { text: sideWords(denominator.add, source), strong: true },
  ];
}

const sideWords = (add: Ratio["numerator"]["add"], source: BindingSource) =>
  add.kind === "count"
    ? `the number of ${source.recordNounPlural}`
    : `the sum of ${describeMeasure(add.measure, source)}`;

/** "median of hours from opened to first reply"; null for what is counted, not measured. */
export function measureWords(aggregation: Aggregation, source: BindingSource): string | null {
  if (aggregation.kind === "ratio") return null;
  if (aggregation.kind === "count") return `Number of ${source.recordNounPlural}`;
  if (aggregation.kind === "distinct")
    return `Different ${lowerFirst(columnOf(source, aggregation.column).label)}`;
  const word =
    aggregation.kind === "percentile" ? `${ordinal(aggregation.p)} percentile` : MEASURED[aggregation.kind];
  return `${word.charAt(0).toUpperCase()}${word.slice(1)} of ${describeMeasure(aggregation.measure, source)}`;
}

/** "90th" of "0.9", "99.5th" of "0.995". */
function ordinal(p: string): string {
  const percent = String(Number((Number(p) * 100).toFixed(2)));
  if (percent.includes(".") || /1[123]$/.test(percent)) return `${percent}th`;
  return `${percent}${{ "1": "st", "2": "nd", "3": "rd" }[percent.at(-1) ?? ""] ?? "th"}`;
}
