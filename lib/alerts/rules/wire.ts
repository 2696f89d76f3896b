import { z } from "zod";
import { ALERT_COVERAGES, FREQUENCIES } from "@/db/enums";
import type { ListedAlertRule } from "./queries";
import { alertSettings } from "./settings";
import type { RuleTrial } from "./try-rule";

export const alertRuleWire = z.object({
  id: z.number().int(),
  name: z.string(),
  settings: alertSettings,
  kpi_id: z.number().int().nullable(),
  kpi_name: z.string().nullable(),
  frequency: z.enum(FREQUENCIES),
  coverage: z.enum(ALERT_COVERAGES),
  coverage_id: z.number().int().nullable(),
  coverage_name: z.string().nullable(),
  escalate_after_hours: z.number().int().nullable(),
  is_active: z.boolean(),
  version: z.number().int(),
  open_alerts: z.number().int(),
});

export const toAlertRuleWire = (rule: ListedAlertRule): z.infer<typeof alertRuleWire> => ({
  id: rule.id,
  name: rule.name,
  settings: rule.settings,
  kpi_id: rule.kpiId,
  kpi_name: rule.kpiName,
  frequency: rule.frequency,
  coverage: rule.coverage,
  coverage_id: rule.coverageId,
  coverage_name: rule.coverageName,
  escalate_after_hours: rule.escalateAfterHours,
  is_active: rule.isActive,
  version: rule.version,
  open_alerts: rule.openCount,
});

export const ruleTrialWire = z.object({
  covered: z.number().int(),
  opened: z
    .number()
    .int()
    .nullable()
    .describe(
      "Null: fewer than five people are covered or have a figure, and the caller may not see them one by one",
    ),
  periods: z.array(
    z.object({
      name: z.string(),
      opened: z.number().int(),
      resolved: z.number().int(),
      open: z.number().int(),
    }),
  ),
  people: z.array(z.object({ employee_id: z.number().int(), name: z.string() })),
});

export const toRuleTrialWire = ({ people, ...trial }: RuleTrial): z.infer<typeof ruleTrialWire> => ({
  ...trial,
  people: people.map(({ employeeId, name }) => ({ employee_id: employeeId, name })),
});
