import { z } from "zod";
import { idParam } from "@/lib/api/paging";

const id = z.coerce.number().int().positive().max(2_147_483_647);

export const userParam = idParam;
export const userKpiParams = idParam.extend({ kpiId: id });
/** Without one: the newest computed period that has ended. */
export const periodQuery = z.object({ period_id: id.optional() });
