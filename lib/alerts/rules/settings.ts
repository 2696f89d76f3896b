import { z } from "zod";
import { readPlainDecimal } from "@/lib/decimal";

const decimal = z
  .union([z.string().trim(), z.number()], { error: "Enter a number" })
  .transform(String)
  .refine((text) => readPlainDecimal(text) !== null, "Enter a number");
const notNegative = decimal.refine((text) => !text.startsWith("-"), "Enter 0 or more");
const positive = notNegative.refine((text) => Number(text) > 0, "Enter more than 0");
const whole = (from: number, to: number) => {
  const words = `Enter a whole number from ${from} to ${to}`;
  return z.coerce.number({ error: words }).int(words).min(from, words).max(to, words);
};

/** What is looked at: the score, or the actual value of a KPI. */
const figure = z.enum(["score", "actual"]).default("score");
/** An alert that is open ends only when the figure is better than the limit by so much. */
const margin = notNegative.default("0");
/** Whether the period that still runs counts as the newest; its figures are not whole yet. */
const running = z.boolean().default(false);

/** The numbers of each kind of condition. Decimals are text. */
export const alertSettings = z.discriminatedUnion("condition", [
  z.strictObject({
    condition: z.literal("threshold"),
    figure,
    side: z.enum(["below", "above"]).default("below"),
    value: decimal,
    margin,
    running,
  }),
  z.strictObject({
    condition: z.literal("misses"),
    figure,
    side: z.enum(["below", "above"]).default("below"),
    value: decimal,
    periods: whole(2, 12),
    margin,
    running,
  }),
  z.strictObject({
    condition: z.literal("drop"),
    figure,
    points: positive,
    periods: whole(1, 12).default(1),
    margin,
    running,
  }),
  z.strictObject({ condition: z.literal("missing_entries"), days: whole(0, 60).default(0) }),
  z.strictObject({
    condition: z.literal("anomaly"),
    figure,
    side: z.enum(["below", "above", "both"]).default("both"),
    limit: positive.default("3.5"),
    history: whole(6, 24).default(12),
    margin,
    running,
  }),
]);

export type AlertSettings = z.output<typeof alertSettings>;
/** Those that look at a row of figures. */
export type FigureSettings = Exclude<AlertSettings, { condition: "missing_entries" }>;

/** How many periods the condition needs to see, the newest included. */
export function periodsNeeded(settings: FigureSettings): number {
  switch (settings.condition) {
    case "threshold":
      return 1;
    case "misses":
      return settings.periods;
    case "drop":
      return settings.periods + 1;
    case "anomaly":
      return settings.history + 1;
  }
}
