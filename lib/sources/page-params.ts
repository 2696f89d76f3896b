import { z } from "zod";
import { idNumber } from "@/lib/zod-fields";

/** Of a page's address: what is no number there is page 1, not an error. */
const page = z.coerce.number().int().min(1).max(1_000_000).catch(1);

export const sourcePageParams = z.object({
  sourceId: idNumber.catch(0),
  page,
  search: z.string().max(200).catch(""),
  /** Column name of the time by which the newest come first; blank: the first time column. */
  newest: z.string().max(63).catch(""),
});
export type SourcePageParams = z.output<typeof sourcePageParams>;

export const importListParams = z.object({
  page,
  source: idNumber.optional().catch(undefined),
});

export const importPageParams = z.object({ importId: idNumber.catch(0) });
