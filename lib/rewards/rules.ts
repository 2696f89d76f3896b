import { z } from "zod";
import { decimalText } from "@/lib/kpis/rule/input";
import type { BonusRules } from "./types";

const id = z.number().int().positive().max(2_147_483_647);
const MOST_POINTS = 20;
const MOST_GATES = 20;
/** Ten years: nobody waits longer. */
const MOST_DAYS = 3_650;

/** The rules of a policy's version, as they are stored and sent. What fits together is checked by `checkBonusRules`. */
export const bonusRulesInput = z.strictObject({
  payout: z.discriminatedUnion(
    "kind",
    [
      z.strictObject({
        kind: z.literal("bands"),
        factors: z.strictObject({
          above: decimalText,
          on: decimalText,
          near: decimalText,
          below: decimalText,
        }),
      }),
      z.strictObject({
        kind: z.literal("curve"),
        mode: z.enum(["step", "interpolate"]),
        points: z
          .array(z.strictObject({ score: decimalText, factor: decimalText }))
          .max(MOST_POINTS, "A curve has at most 20 points"),
      }),
    ],
    { error: "Choose how a score becomes a factor" },
  ),
  maximum_factor: decimalText,
  gates: z.strictObject({
    kpis: z
      .array(
        z.strictObject({
          kpi_id: id,
          minimum_score: decimalText,
          when_not_scored: z.enum(["pass", "nothing"]).default("pass"),
        }),
      )
      .max(MOST_GATES, "A policy has at most 20 KPI gates"),
    minimum_coverage: decimalText.nullable(),
    disciplinary: z.boolean(),
  }),
  minimum_days: z.coerce
    .number({ error: "Enter a number of days" })
    .int("Enter whole days")
    .min(0, "Enter 0 or more days")
    .max(MOST_DAYS, "Enter at most 3,650 days"),
  until_the_end: z.boolean(),
  pro_rate: z.boolean(),
  shown_to_employee: z.boolean(),
}) satisfies z.ZodType<BonusRules>;
