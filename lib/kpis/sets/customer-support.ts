import { only } from "../bindings/declare";
import {
  countOf,
  flatAbove,
  formulaOf,
  markCurve,
  markedByManager,
  medianOf,
  queryOf,
  shareOf,
  upToAFifth,
} from "./declare";
import type { KpiSet } from "./types";

const resolved = { source: "tickets", owner: "assignee", time: "resolved_at" };
const rated = { source: "ratings", owner: "rated_person", time: "rated_at" };

export const CUSTOMER_SUPPORT: KpiSet = {
  id: "customer-support",
  version: 1,
  name: "Customer Support",
  description:
    "How soon customers hear back, how soon it is solved, and what they and the team lead say of it.",
  forWhom: "People who answer customers",
  frequency: "monthly",
  kras: [
    {
      name: "Responsiveness",
      description: "How soon customers hear back and are helped.",
      weight: 40,
      kpis: [
        {
          name: "First Response Time",
          description: "Median minutes from a new conversation to the first reply.",
          unit: "min",
          targetType: "duration",
          direction: "lower_is_better",
          target: { value: "15" },
          curve: flatAbove,
          measure: medianOf(
            { source: "conversations", owner: "assignee", time: "created_at" },
            "first_response_minutes",
          ),
          weight: 50,
          minRecords: 10,
        },
        {
          name: "Average Resolution Time",
          description:
            "Mean hours from opening a ticket to resolving it, for tickets resolved in the period.",
          unit: "h",
          targetType: "duration",
          direction: "lower_is_better",
          target: { value: "24" },
          curve: flatAbove,
          measure: queryOf(
            "tickets",
            ["assignee", "opened_at", "resolved_at"],
            `SELECT avg(extract(epoch FROM resolved_at - opened_at) / 3600)
  FROM tickets
 WHERE assignee_employee_id = :user_id
   AND resolved_at >= :start_date
   AND resolved_at < :end_date`,
          ),
          weight: 50,
        },
      ],
    },
    {
      name: "Customer",
      description: "What customers notice.",
      weight: 35,
      kpis: [
        {
          name: "Customer Satisfaction Score",
          description: "Of all ratings in the period, those of 4 or 5.",
          unit: "%",
          targetType: "percent",
          direction: "higher_is_better",
          target: { value: "90" },
          measure: formulaOf("(positive_ratings / total_ratings) * 100", {
            positive_ratings: countOf({
              ...rated,
              filter: only({ column: "score", op: "gte", value: "4" }),
              none: "zero",
            }),
            total_ratings: countOf(rated),
          }),
          weight: 60,
        },
        {
          name: "Communication Quality",
          description: "The manager’s mark for sampled replies, from 1 to 5.",
          targetType: "numeric",
          direction: "higher_is_better",
          target: { value: "4" },
          curve: markCurve,
          measure: markedByManager,
          weight: 40,
          missing: "hold",
        },
      ],
    },
    {
      name: "Delivery",
      description: "What gets done.",
      weight: 25,
      kpis: [
        {
          name: "Cases Resolved",
          description: "Tickets resolved in the period.",
          unit: "tickets",
          targetType: "count",
          direction: "higher_is_better",
          target: { value: "100" },
          curve: upToAFifth,
          measure: countOf(resolved),
          weight: 70,
        },
        {
          name: "Cases Reopened",
          description: "Resolved tickets that came back.",
          unit: "%",
          targetType: "percent",
          direction: "lower_is_better",
          target: { value: "5" },
          curve: flatAbove,
          measure: shareOf(resolved, only({ column: "reopen_count", op: "gt", value: "0" })),
          weight: 30,
          minRecords: 20,
        },
      ],
    },
  ],
  guardrails: [
    { primary: "Cases Resolved", guardrail: "Cases Reopened", threshold: 80, cap: 100 },
    { primary: "First Response Time", guardrail: "Customer Satisfaction Score", threshold: 75, cap: 100 },
  ],
};
