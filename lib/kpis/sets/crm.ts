import { only } from "../bindings/declare";
import { countOf, days, flatAbove, gentle, meanOf, shareOf, sumOf } from "./declare";
import type { KpiSet } from "./types";

const decided = {
  source: "deals",
  owner: "sales_rep",
  time: "closed_on",
  filter: only({ column: "stage", op: "in", value: ["won", "lost"] }),
};
const won = only({ column: "stage", op: "is", value: "won" });

export const CRM: KpiSet = {
  id: "crm",
  version: 1,
  name: "CRM",
  description: "How much of the pipeline is won, how long it takes, and which customers stay.",
  forWhom: "Account managers and their pipeline",
  frequency: "monthly",
  kras: [
    {
      name: "Pipeline",
      description: "What will be sold.",
      weight: 60,
      kpis: [
        {
          name: "Pipeline conversion",
          description: "Of the deals decided in the period, those won.",
          unit: "%",
          targetType: "percent",
          direction: "higher_is_better",
          target: { value: "40" },
          curve: gentle,
          measure: shareOf(decided, won),
          weight: 50,
          minRecords: 5,
        },
        {
          name: "Deal cycle time",
          description: "Mean days from engaging to the decision.",
          unit: "days",
          targetType: "duration",
          direction: "lower_is_better",
          target: { value: "45" },
          curve: flatAbove,
          measure: meanOf(decided, days("engaged_on", "closed_on")),
          weight: 30,
          minRecords: 5,
        },
        {
          name: "Deals opened",
          description: "Deals that were entered in the period.",
          unit: "deals",
          targetType: "count",
          direction: "higher_is_better",
          target: { value: "12" },
          curve: gentle,
          measure: countOf({ source: "deals", owner: "sales_rep", time: "created_on" }),
          weight: 20,
        },
      ],
    },
    {
      name: "Customer",
      description: "What customers notice.",
      weight: 40,
      kpis: [
        {
          name: "Customers lost",
          description: "Customers of the account manager who left in the period.",
          unit: "customers",
          targetType: "count",
          direction: "lower_is_better",
          target: { value: "1" },
          // None lost is as good as it gets; each further one weighs.
          curve: {
            kind: "banded",
            mode: "interpolate",
            points: [
              { raw: "0.25", score: "30" },
              { raw: "0.5", score: "70" },
              { raw: "1", score: "100" },
              { raw: "1.5", score: "120" },
            ],
          },
          measure: countOf({
            source: "deals",
            owner: "account_manager",
            time: "churned_on",
            none: "zero",
          }),
          weight: 60,
        },
        {
          name: "Revenue of new customers",
          description: "Amount of the deals won in the period, by account manager.",
          unit: "€",
          targetType: "currency",
          direction: "higher_is_better",
          target: { value: "46000" },
          curve: gentle,
          measure: sumOf(
            { source: "deals", owner: "account_manager", time: "closed_on", filter: won },
            "amount",
          ),
          weight: 40,
        },
      ],
    },
  ],
  guardrails: [{ primary: "Revenue of new customers", guardrail: "Customers lost", threshold: 75, cap: 100 }],
};
