import { z } from "zod";
import { EMPTY_MEANINGS } from "@/db/enums";
import type { Aggregation, BindingRule } from "../types";
import { CONDITION_OPS } from "../types";

/**
 * A binding as it is sent: the shape alone. Whether its columns exist and its values fit them needs the source, see
 * check-binding; both put their messages at the same paths.
 */
const name = (what: string) =>
  z
    .string({ error: `Choose ${what}` })
    .min(1, `Choose ${what}`)
    .max(63);

/** Values are text as people type them; numbers and booleans of a JSON body are read as such. */
const valueText = z
  .union([z.string(), z.number(), z.boolean()])
  .transform(String)
  .refine((text) => text.length <= 1000, "A value has at most 1,000 characters")
  .refine((text) => !text.includes("\u0000"), "A value cannot hold a zero byte");

const condition = z.strictObject({
  column: name("a column"),
  op: z.enum(CONDITION_OPS, { error: "Choose a comparison" }),
  value: z.union([valueText, z.array(valueText).max(200, "List at most 200 values")]).optional(),
});

const match = z.enum(["all", "any"]);
const group = z.strictObject({
  match,
  conditions: z.array(condition).max(30, "A group has at most 30 conditions"),
});
const filter = z.strictObject({
  match,
  conditions: z
    .array(z.union([condition, group], { error: "Choose a column and how it compares" }))
    .max(30, "A filter has at most 30 conditions"),
});

const measure = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("column"), column: name("a number column") }),
  z.strictObject({
    kind: z.literal("duration"),
    from: name("where the time starts"),
    to: name("where the time ends"),
    unit: z.enum(["hours", "days"]),
  }),
]);

const add = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("count") }),
  z.strictObject({ kind: z.literal("sum"), measure }),
]);
const side = z.strictObject({ filter, add });

const ofMeasure = <K extends "sum" | "avg" | "min" | "max" | "median">(kind: K) =>
  z.strictObject({ kind: z.literal(kind), measure });

const aggregation = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("count") }),
  ofMeasure("sum"),
  ofMeasure("avg"),
  ofMeasure("min"),
  ofMeasure("max"),
  ofMeasure("median"),
  z.strictObject({
    kind: z.literal("percentile"),
    measure,
    p: z.union([z.string().max(8), z.number().transform(String)]),
  }),
  z.strictObject({ kind: z.literal("distinct"), column: name("what is counted once") }),
  z.strictObject({
    kind: z.literal("ratio"),
    numerator: side,
    denominator: z.strictObject(
      { filter, add },
      { error: "Say what the whole is: the records on the denominator" },
    ),
    as_percent: z.boolean().default(true),
  }),
]);

export const bindingInput = z.strictObject({
  source_id: z.number({ error: "Choose a source" }).int().positive("Choose a source").max(2_147_483_647),
  filter: filter.default({ match: "all", conditions: [] }),
  aggregation,
  ownership_rule: name("whose record it is"),
  time_column: name("the time that puts a record into a period"),
  empty_means: z.enum(EMPTY_MEANINGS).default("missing"),
});

export type BindingInput = z.output<typeof bindingInput>;

export function toBindingRule(input: BindingInput): BindingRule {
  return {
    filter: input.filter,
    aggregation: toAggregation(input.aggregation),
    ownershipRule: input.ownership_rule,
    timeColumn: input.time_column,
    emptyMeans: input.empty_means,
  };
}

function toAggregation(input: BindingInput["aggregation"]): Aggregation {
  if (input.kind !== "ratio") return input;
  const { as_percent: asPercent, ...sides } = input;
  return { ...sides, asPercent };
}

export function toBindingInput(rule: BindingRule, sourceId: number): BindingInput {
  const { aggregation } = rule;
  return {
    source_id: sourceId,
    filter: rule.filter,
    aggregation: aggregation.kind === "ratio" ? ratioInput(aggregation) : aggregation,
    ownership_rule: rule.ownershipRule,
    time_column: rule.timeColumn,
    empty_means: rule.emptyMeans,
  };
}

function ratioInput({ asPercent, ...sides }: Extract<Aggregation, { kind: "ratio" }>) {
  return { ...sides, as_percent: asPercent };
}
