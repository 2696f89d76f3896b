import { z } from "zod";
import { CALCULATION_TYPES, DIRECTIONS, FREQUENCIES, TARGET_TYPES } from "@/db/enums";
import { bindingInput } from "../bindings/binding-input";
import { dataSourceInput } from "../bindings/data-source-input";
import { methodInput, targetInput } from "../rule/input";

/** `target_type` may also carry the direction, as older clients send it; `exact` is a band of one value. */
export const DIRECTION_WORDS = {
  higher_better: "higher_is_better",
  lower_better: "lower_is_better",
  exact: "target_band",
} as const;
const directionWords = Object.keys(DIRECTION_WORDS) as (keyof typeof DIRECTION_WORDS)[];

export const kpiInput = z.strictObject({
  name: z.string({ error: "Enter a name" }).trim().min(1, "Enter a name").max(120, "At most 120 characters"),
  description: z.string().trim().max(2000, "At most 2,000 characters").default(""),
  category: z.string().trim().max(80, "At most 80 characters").default(""),
  /** Unless given, what `data_source` is, or a binding; `query` is the older word for sql. */
  calculation_type: z.enum([...CALCULATION_TYPES, "query", "api"]).optional(),
  unit: z.string().trim().max(24, "At most 24 characters").default(""),
  aggregation_period: z.enum(FREQUENCIES).default("monthly"),
  target_type: z.enum([...TARGET_TYPES, ...directionWords]).default("numeric"),
  direction: z.enum(DIRECTIONS, { error: "Choose which way is better" }).optional(),
  target: targetInput,
  scoring_method: methodInput.default({ kind: "linear" }),
  binding: bindingInput.optional(),
  /** Of the other kinds. */
  data_source: dataSourceInput.optional(),
});
export type KpiInput = z.output<typeof kpiInput>;

/** `version`: the one that was edited, so that nobody overwrites a newer one unseen. */
export const kpiChangeInput = kpiInput.extend({
  version: z.number({ error: "Say which version was edited" }).int().positive(),
  is_active: z.boolean().optional(),
});
export type KpiChangeInput = z.output<typeof kpiChangeInput>;
