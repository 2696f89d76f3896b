import { z } from "zod";
import { idParam } from "@/lib/api/paging";
import { idNumber } from "@/lib/zod-fields";

const id = idNumber;

export const userParam = idParam;
export const userKpiParams = idParam.extend({ kpiId: id });
/** Without one: the newest computed period that has ended. */
export const periodQuery = z.object({ period_id: id.optional() });

/** Which page of the records behind the number. */
export const receiptQuery = periodQuery.extend({
  page: z.coerce.number().int().min(1).max(1_000_000).default(1).describe("Of the records, counted from 1"),
  page_size: z.coerce.number().int().min(1).max(200).default(25).describe("Records of a page"),
});
