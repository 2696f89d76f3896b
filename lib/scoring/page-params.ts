import { z } from "zod";
import { FREQUENCIES } from "@/db/enums";
import { idNumber } from "@/lib/zod-fields";

const first = (value: unknown) => (Array.isArray(value) ? value[0] : value);
const page = z.preprocess(first, z.coerce.number().int().min(1).max(100_000).catch(1));
const id = idNumber.catch(0);

/** What the addresses of these pages may say; anything else is taken for not said. */
export const periodListParams = z.object({
  frequency: z.preprocess(first, z.enum(FREQUENCIES).optional().catch(undefined)),
  new: z.preprocess(first, z.string().optional()),
});
export const periodParams = z.object({ periodId: id });
export const runParams = z.object({ runId: id });
export const pagedParams = z.object({ page });
