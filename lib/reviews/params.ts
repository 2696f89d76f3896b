import { z } from "zod";
import { idNumber } from "@/lib/zod-fields";
import { REVIEW_STATES } from "./queue";

/** Of the API: whose scorecard of which period. */
export const scorecardParams = z.object({ period: idNumber, employee: idNumber });

const first = (value: unknown) => (Array.isArray(value) ? value[0] : value);
const id = z.preprocess(first, idNumber.optional().catch(undefined));

/** Of screens; whatever makes no sense is as if it were not there. */
export const reviewsParams = z.object({
  period: id,
  state: z.preprocess(first, z.enum(REVIEW_STATES).catch("all")),
  q: z.preprocess(first, z.string().trim().max(100).catch("")),
  page: z.preprocess(first, z.coerce.number().int().min(1).max(100_000).catch(1)),
});
export type ReviewsParams = z.output<typeof reviewsParams>;

/** `kpi-12`, `kra-3` or `overall`: what the open sheet overrides. */
export const reviewParams = z.object({
  override: z.preprocess(
    first,
    z
      .string()
      .regex(/^((kpi|kra)-\d{1,9}|overall)$/)
      .optional()
      .catch(undefined),
  ),
});

export const finalParams = z.object({ period: id });
