import { z } from "zod";
import { FREQUENCIES, PLAN_KINDS, PLAN_MEASURES } from "@/db/enums";
import { readPlainDecimal } from "@/lib/decimal";
import { decimalText } from "@/lib/kpis/rule/input";
import { idNumber } from "@/lib/zod-fields";

const optionalId = z.preprocess((value) => (value === "" ? null : value), idNumber.nullable().default(null));

const fields = z.object({
  name: z.string({ error: "Enter a name" }).trim().min(1, "Enter a name").max(120, "At most 120 characters"),
  kind: z.enum(PLAN_KINDS, { error: "Choose what is recommended" }),
  measure: z.enum(PLAN_MEASURES, { error: "Choose what is looked at" }),
  kpi_id: optionalId,
  kra_id: optionalId,
  frequency: z.enum(FREQUENCIES, { error: "Choose which periods are looked at" }),
  threshold: decimalText.refine(
    (text) => {
      const value = readPlainDecimal(text);
      return value ? value.gt(0) && value.lte(150) && value.decimalPlaces() <= 4 : false;
    },
    { error: "Enter a score above 0, at most 150" },
  ),
  periods: z.coerce
    .number({ error: "Enter how many periods" })
    .int("Enter whole periods")
    .min(1, "Enter 1 to 12 periods")
    .max(12, "Enter 1 to 12 periods"),
  org_unit_id: optionalId,
  recommendation: z
    .string({ error: "Say what is recommended" })
    .trim()
    .min(1, "Say what is recommended")
    .max(200, "At most 200 characters"),
});

/** A KPI or KRA belongs to its measure alone: what another measure has is dropped. */
const withSubject = <T extends z.output<typeof fields>>(rule: T): T => ({
  ...rule,
  kpi_id: rule.measure === "kpi" ? rule.kpi_id : null,
  kra_id: rule.measure === "kra" ? rule.kra_id : null,
});

export const planRuleInput = fields
  .refine(({ measure, kpi_id }) => measure !== "kpi" || kpi_id !== null, {
    path: ["kpi_id"],
    error: "Choose a KPI",
  })
  .refine(({ measure, kra_id }) => measure !== "kra" || kra_id !== null, {
    path: ["kra_id"],
    error: "Choose a KRA",
  })
  .transform(withSubject);
export type PlanRuleInput = z.output<typeof planRuleInput>;

const id = z.number().int();

export const planRuleResponse = z.object({
  id,
  name: z.string(),
  kind: z.enum(PLAN_KINDS),
  measure: z.enum(PLAN_MEASURES),
  kpi_id: id.nullable(),
  kra_id: id.nullable(),
  /** Name of the KPI or KRA; null for the overall score. */
  subject: z.string().nullable(),
  frequency: z.enum(FREQUENCIES),
  threshold: z.string(),
  periods: id,
  org_unit_id: id.nullable(),
  org_unit: z.string().nullable(),
  recommendation: z.string(),
  is_active: z.boolean(),
  /** Plans it has recommended so far. */
  plan_count: id,
});
export type PlanRule = z.output<typeof planRuleResponse>;
