import { z } from "zod";
import { idNumber } from "@/lib/zod-fields";
import { alertRuleInput } from "./input";

/** As the editor sends it; id null: a new one. */
export const alertRuleForm = z.strictObject({
  id: idNumber.nullable(),
  version: z.number().int(),
  rule: alertRuleInput,
});
