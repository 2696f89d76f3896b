import { z } from "zod";
import { idParam } from "@/lib/api/paging";
import { idNumber } from "@/lib/zod-fields";

const id = idNumber;

export const userParam = idParam;
export const userKpiParams = idParam.extend({ kpiId: id });
/** Without one: the newest computed period that has ended. */
export const periodQuery = z.object({ period_id: id.optional() });
