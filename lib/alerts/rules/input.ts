import { z } from "zod";
import { ALERT_COVERAGES, FREQUENCIES } from "@/db/enums";
import { idNumber } from "@/lib/zod-fields";
import { alertSettings } from "./settings";

const hours = "Enter hours from 1 to 720, or leave it blank";

const rule = z.strictObject({
  settings: alertSettings,
  kpi_id: idNumber.nullable().default(null).describe("Null: the total score; for missing entries, any KPI"),
  frequency: z.enum(FREQUENCIES).default("monthly").describe("Which periods are looked at"),
  coverage: z.enum(ALERT_COVERAGES).default("everyone"),
  coverage_id: idNumber.nullable().default(null).describe("The unit, template or person"),
});

type Rule = z.output<typeof rule>;
const coversOne = ({ coverage, coverage_id: id }: Rule) => (coverage === "everyone") === (id === null);
const WHOM = { path: ["coverage_id"], error: "Say whom it covers" };
const hasActual = ({ settings, kpi_id: kpi }: Rule) =>
  !("figure" in settings) || settings.figure === "score" || kpi !== null;
const NO_ACTUAL = { path: ["settings", "figure"], error: "The total has a score only" };

/** A rule as it is tried, before it has a name. */
export const alertRuleTestInput = rule.refine(coversOne, WHOM).refine(hasActual, NO_ACTUAL);
export type AlertRuleTestInput = z.output<typeof alertRuleTestInput>;

export const alertRuleInput = rule
  .extend({
    name: z.string().trim().min(1, "Give it a name").max(100, "At most 100 characters"),
    escalate_after_hours: z.coerce
      .number({ error: hours })
      .int(hours)
      .min(1, hours)
      .max(720, hours)
      .nullable()
      .default(null)
      .describe("Unacknowledged for so long: to the next manager, then to human resources"),
    is_active: z.boolean().default(true),
  })
  .refine(coversOne, WHOM)
  .refine(hasActual, NO_ACTUAL);
export type AlertRuleInput = z.output<typeof alertRuleInput>;

/** `version`: the one that was edited, so that nobody's change is undone unseen. */
export const alertRuleChangeInput = z.strictObject({ rule: alertRuleInput, version: z.number().int() });
