import { only } from "../bindings/declare";
import {
  countOf,
  flatAbove,
  formulaOf,
  markCurve,
  markedByManager,
  shareOf,
  sumOf,
  upToAFifth,
} from "./declare";
import type { KpiSet } from "./types";

const done = { source: "operation_tasks", owner: "assignee", time: "completed_at" };

export const OPERATIONS: KpiSet = {
  id: "operations",
  version: 1,
  name: "Operations",
  description: "Work done in time and without faults, against the time it took.",
  forWhom: "People who keep processes running",
  frequency: "monthly",
  kras: [
    {
      name: "Delivery",
      description: "What gets done.",
      weight: 40,
      kpis: [
        {
          name: "Tasks Completed",
          description: "Tasks completed in the period.",
          unit: "tasks",
          targetType: "count",
          direction: "higher_is_better",
          target: { value: "60" },
          curve: upToAFifth,
          measure: countOf(done),
          weight: 50,
        },
        {
          name: "Process Efficiency",
          description: "The time that completed tasks should take, against the time that was logged.",
          unit: "%",
          targetType: "percent",
          direction: "higher_is_better",
          target: { value: "85" },
          curve: upToAFifth,
          measure: formulaOf(
            "standard_minutes / logged_minutes * 100",
            {
              standard_minutes: sumOf(done, "standard_minutes"),
              logged_minutes: sumOf({ source: "work_time", owner: "person", time: "started_at" }, "minutes"),
            },
            { standard_minutes: "min", logged_minutes: "min" },
          ),
          weight: 50,
        },
      ],
    },
    {
      name: "Quality",
      description: "How well it holds.",
      weight: 40,
      kpis: [
        {
          name: "Error Rate",
          description: "Completed tasks in which something went wrong.",
          unit: "%",
          targetType: "percent",
          direction: "lower_is_better",
          target: { value: "3" },
          curve: flatAbove,
          measure: shareOf(done, only({ column: "had_error", op: "is_true" })),
          weight: 50,
          minRecords: 10,
        },
        {
          name: "SLA Compliance",
          description: "Of the completed tasks with a service level, those that kept it.",
          unit: "%",
          targetType: "percent",
          direction: "higher_is_better",
          target: { value: "95" },
          measure: formulaOf("kept / agreed * 100", {
            kept: countOf({ ...done, filter: only({ column: "sla_met", op: "is_true" }), none: "zero" }),
            agreed: countOf({ ...done, filter: only({ column: "sla_met", op: "is_not_empty" }) }),
          }),
          weight: 50,
        },
      ],
    },
    {
      name: "Teamwork",
      description: "A fair share, and being good to work with.",
      weight: 20,
      kpis: [
        {
          name: "Team Collaboration",
          description: "The manager’s mark for working with others, from 1 to 5.",
          targetType: "numeric",
          direction: "higher_is_better",
          target: { value: "4" },
          curve: markCurve,
          measure: markedByManager,
          weight: 100,
          missing: "hold",
        },
      ],
    },
  ],
  guardrails: [
    { primary: "Tasks Completed", guardrail: "Error Rate", threshold: 80, cap: 100 },
    { primary: "Process Efficiency", guardrail: "SLA Compliance", threshold: 80, cap: 100 },
  ],
};
