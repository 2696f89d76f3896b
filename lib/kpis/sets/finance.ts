import { only } from "../bindings/declare";
import { days, flatAbove, gentle, meanOf, shareOf, shareOfSums } from "./declare";
import type { KpiSet } from "./types";

const issued = { source: "invoices", owner: "issuer", time: "issued_on" };

export const FINANCE: KpiSet = {
  id: "finance",
  version: 1,
  name: "Finance",
  description: "Invoices that are right, money that arrives, and accounts that are reconciled.",
  forWhom: "Billing and collection",
  frequency: "monthly",
  kras: [
    {
      name: "Accuracy",
      description: "Figures that are right.",
      weight: 50,
      kpis: [
        {
          name: "Invoice accuracy",
          description: "Invoices that needed no correction.",
          unit: "%",
          targetType: "percent",
          direction: "higher_is_better",
          target: { value: "98" },
          measure: shareOf(issued, only({ column: "accurate", op: "is_true" })),
          weight: 60,
          minRecords: 10,
        },
        {
          name: "Leaked revenue",
          description: "Money that was not billed, against what was.",
          unit: "%",
          targetType: "percent",
          direction: "lower_is_better",
          target: { value: "0.5" },
          curve: gentle,
          measure: shareOfSums(issued, "leakage_amount", "amount"),
          weight: 40,
          minRecords: 10,
        },
      ],
    },
    {
      name: "Collection",
      description: "Money that arrives.",
      weight: 50,
      kpis: [
        {
          name: "Amount collected",
          description: "Of the money that fell due in the period, what has been paid.",
          unit: "%",
          targetType: "percent",
          direction: "higher_is_better",
          target: { value: "95" },
          measure: shareOfSums(
            { source: "invoices", owner: "collector", time: "due_on" },
            "amount_paid",
            "amount",
          ),
          weight: 40,
          minRecords: 5,
        },
        {
          name: "Days sales outstanding",
          description: "Mean days from an invoice to its payment.",
          unit: "days",
          targetType: "duration",
          direction: "lower_is_better",
          target: { value: "30" },
          curve: flatAbove,
          measure: meanOf(
            { source: "invoices", owner: "collector", time: "paid_on" },
            days("issued_on", "paid_on"),
          ),
          weight: 35,
          minRecords: 5,
        },
        {
          name: "Reconciliation time",
          description: "Mean days from a payment to its reconciliation.",
          unit: "days",
          targetType: "duration",
          direction: "lower_is_better",
          target: { value: "3" },
          curve: flatAbove,
          measure: meanOf(
            { source: "invoices", owner: "collector", time: "reconciled_on" },
            days("paid_on", "reconciled_on"),
          ),
          weight: 25,
          minRecords: 5,
        },
      ],
    },
  ],
  guardrails: [{ primary: "Days sales outstanding", guardrail: "Invoice accuracy", threshold: 85, cap: 100 }],
};
