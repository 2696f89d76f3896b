import { duration, only } from "@/lib/kpis/bindings/declare";
import { gentle } from "@/lib/kpis/sets/declare";
import { type DemoRules, meanOf, rare, shareOf, shareOfSums } from "./declare";

const issued = { owner: "issuer", time: "issued_on" };

export const FINANCE: DemoRules = {
  kpis: [
    {
      name: "Invoices right the first time",
      description: "Invoices that needed no correction.",
      category: "Finance",
      unit: "%",
      target_type: "percent",
      direction: "higher_is_better",
      target: { value: "98.5" },
      source: "invoices",
      binding: shareOf(issued, only({ column: "accurate", op: "is_true" })),
    },
    {
      name: "Disputed invoices",
      description: "Invoices that a customer disputed.",
      category: "Finance",
      unit: "%",
      target_type: "percent",
      direction: "lower_is_better",
      target: { value: "2.5" },
      scoring_method: rare,
      source: "invoices",
      binding: shareOf(issued, only({ column: "disputed", op: "is_true" })),
    },
    {
      name: "Collected",
      description: "Of the money that fell due in the period, what has been paid.",
      category: "Finance",
      unit: "%",
      target_type: "percent",
      direction: "higher_is_better",
      target: { value: "95" },
      source: "invoices",
      binding: shareOfSums({ owner: "collector", time: "due_on" }, "amount_paid", "amount"),
    },
    {
      name: "Days to payment",
      description: "Mean days from invoice to payment.",
      category: "Finance",
      unit: "days",
      target_type: "duration",
      direction: "lower_is_better",
      target: { value: "23" },
      source: "invoices",
      binding: meanOf({ owner: "collector", time: "paid_on" }, duration("issued_on", "paid_on", "days")),
    },
    {
      name: "Days to reconcile",
      description: "Mean days from a payment to its reconciliation.",
      category: "Finance",
      unit: "days",
      target_type: "duration",
      direction: "lower_is_better",
      target: { value: "2.8" },
      scoring_method: gentle,
      source: "invoices",
      binding: meanOf(
        { owner: "collector", time: "reconciled_on" },
        duration("paid_on", "reconciled_on", "days"),
      ),
    },
    {
      name: "Revenue leakage",
      description: "Money not billed, against what was.",
      category: "Finance",
      unit: "%",
      target_type: "percent",
      direction: "lower_is_better",
      target: { value: "0.35" },
      scoring_method: gentle,
      source: "invoices",
      binding: shareOfSums(issued, "leakage_amount", "amount"),
    },
  ],
  templates: [
    {
      name: "Finance officer",
      description: "Right invoices, paid and reconciled.",
      role: "Finance officer",
      kras: [
        {
          name: "Accuracy",
          weight: 40,
          items: [
            { kpi: "Invoices right the first time", weight: 50, minRecords: 10 },
            { kpi: "Disputed invoices", weight: 30, minRecords: 20 },
            { kpi: "Revenue leakage", weight: 20, minRecords: 20 },
          ],
        },
        {
          name: "Collection",
          weight: 45,
          items: [
            { kpi: "Collected", weight: 45, minRecords: 10 },
            { kpi: "Days to payment", weight: 30, minRecords: 10 },
            { kpi: "Days to reconcile", weight: 25, minRecords: 10 },
          ],
        },
        {
          name: "Growth",
          weight: 15,
          items: [
            { kpi: "Working together", weight: 40, minRecords: 2 },
            { kpi: "Training hours", weight: 60 },
          ],
        },
      ],
    },
  ],
};
