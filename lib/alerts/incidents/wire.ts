import { z } from "zod";
import { ALERT_EVENT_KINDS } from "@/db/enums";
import { ALERT_STATES, type AlertEvent, type ListedAlert, stateOf } from "./queries";

export const alertWire = z.object({
  id: z.number().int(),
  state: z.enum(ALERT_STATES),
  rule_id: z.number().int(),
  rule_name: z.string(),
  employee_id: z.number().int(),
  employee_name: z.string(),
  period_id: z.number().int().nullable(),
  period_name: z.string().nullable(),
  summary: z.string(),
  figures: z.record(z.string(), z.string()),
  level: z.number().int().describe("Told: 0 the manager, 1 the manager above, 2 human resources"),
  opened_at: z.iso.datetime(),
  escalates_at: z.iso.datetime().nullable(),
  acknowledged_at: z.iso.datetime().nullable(),
  acknowledged_by: z.string().nullable(),
  resolved_at: z.iso.datetime().nullable(),
});

export const toAlertWire = (alert: ListedAlert): z.infer<typeof alertWire> => ({
  id: alert.id,
  state: stateOf(alert),
  rule_id: alert.ruleId,
  rule_name: alert.ruleName,
  employee_id: alert.employeeId,
  employee_name: alert.employeeName,
  period_id: alert.periodId,
  period_name: alert.periodName,
  summary: alert.summary,
  figures: alert.figures,
  level: alert.level,
  opened_at: alert.openedAt.toISOString(),
  escalates_at: alert.escalatesAt?.toISOString() ?? null,
  acknowledged_at: alert.acknowledgedAt?.toISOString() ?? null,
  acknowledged_by: alert.acknowledgedByName,
  resolved_at: alert.resolvedAt?.toISOString() ?? null,
});

export const alertEventWire = z.object({
  kind: z.enum(ALERT_EVENT_KINDS),
  at: z.iso.datetime(),
  by: z.string(),
  text: z.string(),
});

export const toAlertEventWire = (event: AlertEvent): z.infer<typeof alertEventWire> => ({
  kind: event.kind,
  at: event.at.toISOString(),
  by: event.actorLabel,
  text: event.text,
});
