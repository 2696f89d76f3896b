import { only } from "../bindings/declare";
import {
  countOf,
  formulaOf,
  gentle,
  markCurve,
  markedByManager,
  shareOf,
  sumOf,
  upToAFifth,
} from "./declare";
import type { KpiSet } from "./types";

const closed = { source: "deals", owner: "sales_rep", time: "closed_on" };
const won = only({ column: "stage", op: "is", value: "won" });
const called = { source: "calls", owner: "agent", time: "started_at" };

export const SALES: KpiSet = {
  id: "sales",
  version: 1,
  name: "Sales",
  description: "What was sold, how much work went into it, and how customers are looked after.",
  forWhom: "People who win customers",
  frequency: "monthly",
  kras: [
    {
      name: "Revenue",
      description: "What was sold.",
      weight: 50,
      kpis: [
        {
          name: "Revenue Generated",
          description: "Amount of the deals won in the period.",
          unit: "€",
          targetType: "currency",
          direction: "higher_is_better",
          target: { value: "50000" },
          curve: gentle,
          measure: sumOf({ ...closed, filter: won }, "amount"),
          weight: 60,
        },
        {
          name: "Deals Closed",
          description: "Deals won in the period.",
          unit: "deals",
          targetType: "count",
          direction: "higher_is_better",
          target: { value: "8" },
          curve: gentle,
          measure: countOf({ ...closed, filter: won }),
          weight: 40,
        },
      ],
    },
    {
      name: "Pipeline",
      description: "What will be sold.",
      weight: 30,
      kpis: [
        {
          name: "Lead Conversion Rate",
          description: "Of the deals decided in the period, those won.",
          unit: "%",
          targetType: "percent",
          direction: "higher_is_better",
          target: { value: "40" },
          measure: formulaOf("won / (won + lost) * 100", {
            won: countOf({ ...closed, filter: won, none: "zero" }),
            lost: countOf({
              ...closed,
              filter: only({ column: "stage", op: "is", value: "lost" }),
              none: "zero",
            }),
          }),
          weight: 60,
        },
        {
          name: "Call Volume",
          description: "Calls made or taken in the period.",
          unit: "calls",
          targetType: "count",
          direction: "higher_is_better",
          target: { value: "160" },
          curve: upToAFifth,
          measure: countOf(called),
          weight: 40,
        },
      ],
    },
    {
      name: "Customer",
      description: "What customers notice.",
      weight: 20,
      kpis: [
        {
          name: "Client Relationship Quality",
          description: "The manager’s mark for how clients are looked after, from 1 to 5.",
          targetType: "numeric",
          direction: "higher_is_better",
          target: { value: "4" },
          curve: markCurve,
          measure: markedByManager,
          weight: 70,
          missing: "hold",
        },
        {
          name: "Calls Answered",
          description: "Of all calls, those in which somebody was reached.",
          unit: "%",
          targetType: "percent",
          direction: "higher_is_better",
          target: { value: "60" },
          measure: shareOf(called, only({ column: "answered", op: "is_true" })),
          weight: 30,
          minRecords: 20,
        },
      ],
    },
  ],
  guardrails: [
    { primary: "Call Volume", guardrail: "Lead Conversion Rate", threshold: 70, cap: 100 },
    { primary: "Deals Closed", guardrail: "Client Relationship Quality", threshold: 75, cap: 100 },
  ],
};
