import { only } from "../bindings/declare";
import { countOf, flatAbove, hours, meanOf, shareOf, sShaped, upToAFifth } from "./declare";
import type { KpiSet } from "./types";

const closed = { source: "tickets", owner: "closer", time: "closed_at" };
const resolved = { source: "tickets", owner: "assignee", time: "resolved_at" };

export const ISP_TICKETING: KpiSet = {
  id: "isp-ticketing",
  version: 1,
  name: "ISP ticketing",
  description: "Tickets of a help desk: closed, within the service level, not reopened, restored soon.",
  forWhom: "Help desk of a provider",
  frequency: "monthly",
  kras: [
    {
      name: "Delivery",
      description: "What gets done.",
      weight: 35,
      kpis: [
        {
          name: "Tickets closed in the month",
          description: "Tickets that the person closed.",
          unit: "tickets",
          targetType: "count",
          direction: "higher_is_better",
          target: { value: "110" },
          curve: upToAFifth,
          measure: countOf(closed),
          weight: 100,
        },
      ],
    },
    {
      name: "Restoration",
      description: "How soon service is back.",
      weight: 35,
      kpis: [
        {
          name: "Mean time to resolve",
          description: "Mean hours from opening a ticket to resolving it.",
          unit: "h",
          targetType: "duration",
          direction: "lower_is_better",
          target: { value: "24" },
          curve: sShaped,
          measure: meanOf(resolved, hours("opened_at", "resolved_at")),
          weight: 50,
          minRecords: 10,
        },
        {
          name: "Service level breaches",
          description: "Resolved tickets that missed their service level.",
          unit: "%",
          targetType: "percent",
          direction: "lower_is_better",
          target: { value: "10" },
          curve: flatAbove,
          measure: shareOf(resolved, only({ column: "sla_met", op: "is_false" })),
          weight: 50,
          minRecords: 20,
        },
      ],
    },
    {
      name: "Quality",
      description: "How well it holds.",
      weight: 30,
      kpis: [
        {
          name: "Reopen rate",
          description: "Closed tickets that were opened again.",
          unit: "%",
          targetType: "percent",
          direction: "lower_is_better",
          target: { value: "5" },
          curve: flatAbove,
          measure: shareOf(closed, only({ column: "reopen_count", op: "gt", value: "0" })),
          weight: 50,
          minRecords: 20,
        },
        {
          name: "CSAT",
          description: "Mean of the marks that customers gave, from 1 to 5.",
          targetType: "numeric",
          direction: "higher_is_better",
          target: { value: "4.4" },
          measure: meanOf({ ...resolved, filter: only({ column: "csat", op: "is_not_empty" }) }, "csat"),
          weight: 50,
          minRecords: 5,
        },
      ],
    },
  ],
  guardrails: [
    { primary: "Tickets closed in the month", guardrail: "Reopen rate", threshold: 80, cap: 100 },
    { primary: "Mean time to resolve", guardrail: "CSAT", threshold: 85, cap: 100 },
  ],
};
