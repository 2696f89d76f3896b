import { z } from "zod";
import type { Direction, Target } from "./types";

/** A decimal as typed or as a JSON number. What it must be is checked with its neighbours, at its own path. */
export const decimalText = z
  .union([z.string().trim().max(40), z.number()])
  .transform((value) => String(value));

/** `value` for higher or lower is better; `low`, `high`, `tolerance` for a band. */
export const targetInput = z.strictObject(
  {
    value: decimalText.optional(),
    low: decimalText.optional(),
    high: decimalText.optional(),
    tolerance: decimalText.optional(),
  },
  { error: "Enter a target" },
);
export type TargetInput = z.output<typeof targetInput>;

export const methodInput = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({ kind: z.literal("linear") }),
    z.strictObject({ kind: z.literal("capped"), cap: decimalText }),
    z.strictObject({
      kind: z.literal("banded"),
      mode: z.enum(["step", "interpolate"]),
      points: z
        .array(z.strictObject({ raw: decimalText, score: decimalText }))
        .max(20, "A curve has at most 20 points"),
    }),
    z.strictObject({ kind: z.literal("sigmoid"), k: decimalText }),
  ],
  { error: "Choose a scoring method" },
);

/** The part of a target that belongs to the direction; what is missing is left blank, for `checkTarget` to refuse. */
export function toTarget(input: TargetInput, direction: Direction): Target {
  if (direction !== "target_band") return { value: input.value ?? "" };
  const low = input.low ?? input.value ?? "";
  return { low, high: input.high ?? input.value ?? low, tolerance: input.tolerance ?? "" };
}
