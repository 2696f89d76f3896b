import { z } from "zod";
import { CHANGE_KINDS } from "./prorate";

/** How a target follows the days that counted, as it is kept with a result. */
export const prorationWire = z.object({
  days_are: z.enum(["working_days", "calendar_days"]),
  days: z.number().int(),
  of_days: z.number().int(),
  parts: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      days: z.number().int(),
      target: z.union([
        z.object({ value: z.string() }),
        z.object({ low: z.string(), high: z.string(), tolerance: z.string() }),
      ]),
    }),
  ),
  changes: z.array(z.object({ kind: z.enum(CHANGE_KINDS), day: z.string() })),
});
