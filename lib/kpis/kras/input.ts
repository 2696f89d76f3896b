import { z } from "zod";
import { decimalText } from "../rule/input";

export const kraInput = z.strictObject({
  name: z.string({ error: "Enter a name" }).trim().min(1, "Enter a name").max(120, "At most 120 characters"),
  description: z.string().trim().max(2000, "At most 2,000 characters").default(""),
  /** Weight an editor proposes, 0 to 100. */
  weight_default: decimalText.default("0"),
});
export type KraInput = z.output<typeof kraInput>;

export const kraChangeInput = kraInput.partial();
export type KraChangeInput = z.output<typeof kraChangeInput>;
