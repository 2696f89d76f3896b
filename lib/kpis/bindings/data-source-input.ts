import { z } from "zod";
import { decimalText } from "../rule/input";
import { bindingInput } from "./binding-input";
import { MOST_DUE_DAYS } from "./data-source";

/** A data source as it is sent: the shape alone. What it must be is checked where its KPI is, at the same paths. */
const query = z
  .string({ error: "Enter a query" })
  .trim()
  .min(1, "Enter a query")
  .max(20_000, "A query has at most 20,000 characters");

const PARAMETERS = ["user_id", "start_date", "end_date"] as const;

const database = z.strictObject({
  type: z.literal("database"),
  query,
  /** For other systems' descriptions of a query: the placeholders it uses are read from the query itself. */
  parameters: z
    .array(z.enum(PARAMETERS, { error: "A query is given user_id, start_date and end_date" }))
    .max(3)
    .optional(),
});

const inputSource = z.discriminatedUnion(
  "type",
  [
    z.strictObject({ type: z.literal("binding"), binding: bindingInput }),
    database,
    z.strictObject({
      type: z.literal("kpi"),
      kpi_id: z.number({ error: "Choose a KPI" }).int().positive("Choose a KPI").max(2_147_483_647),
    }),
  ],
  { error: "Choose where this input comes from" },
);

const formula = z.strictObject({
  type: z.literal("formula"),
  formula: z
    .string({ error: "Enter a formula" })
    .min(1, "Enter a formula")
    .max(2_000, "At most 2,000 characters"),
  inputs: z
    .array(
      z.strictObject({
        variable: z.string({ error: "Name this input" }).trim().min(1, "Name this input").max(40),
        unit: z.string().trim().max(24, "At most 24 characters").default(""),
        source: inputSource,
      }),
    )
    .max(20, "A formula has at most 20 inputs")
    .default([]),
});

const manual = z.strictObject({
  type: z.literal("manual"),
  allowed_range: z.strictObject(
    { min: decimalText, max: decimalText },
    { error: "Enter the lowest and the highest value allowed" },
  ),
  due_days: z.coerce
    .number({ error: "Enter a number of days" })
    .int("Enter whole days")
    .min(0, "Enter 0 days or more")
    .max(MOST_DUE_DAYS, `Enter at most ${MOST_DUE_DAYS} days`)
    .default(5),
});

export const dataSourceInput = z.discriminatedUnion("type", [database, formula, manual], {
  error: "Use a database query, a formula or manual entries; other systems' data is imported as a source",
});
export type DataSourceInput = z.output<typeof dataSourceInput>;
