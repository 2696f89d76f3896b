import { column, duration, only } from "@/lib/kpis/bindings/declare";
import { gentle } from "@/lib/kpis/sets/declare";
import { countOf, type DemoRules, medianOf, shareOf, sumOf } from "./declare";
import { GROWTH } from "./shared";

const won = only({ column: "stage", op: "is", value: "won" });
const closed = { owner: "sales_rep", time: "closed_on" };

export const SALES: DemoRules = {
  kpis: [
    {
      name: "Revenue won",
      description: "Value of the deals won.",
      category: "Sales",
      unit: "€",
      target_type: "currency",
      direction: "higher_is_better",
      target: { value: "46000" },
      scoring_method: gentle,
      source: "deals",
      binding: sumOf({ ...closed, filter: won }, column("amount")),
    },
    {
      name: "Win rate",
      description: "Closed deals that were won.",
      category: "Sales",
      unit: "%",
      target_type: "percent",
      direction: "higher_is_better",
      target: { value: "46" },
      scoring_method: gentle,
      source: "deals",
      binding: shareOf(closed, won),
    },
    {
      name: "New deals",
      description: "Deals opened in the period.",
      category: "Sales",
      target_type: "count",
      direction: "higher_is_better",
      target: { value: "15" },
      scoring_method: gentle,
      source: "deals",
      binding: countOf({ owner: "sales_rep", time: "created_on" }),
    },
    {
      name: "Days to win",
      description: "Median days from the first talk to the signature.",
      category: "Sales",
      unit: "days",
      target_type: "duration",
      direction: "lower_is_better",
      target: { value: "41" },
      source: "deals",
      binding: medianOf({ ...closed, filter: won }, duration("engaged_on", "closed_on", "days")),
    },
    {
      name: "Customers lost",
      description: "Customers who left in the period; none at all is the best there is.",
      category: "Sales",
      target_type: "count",
      direction: "lower_is_better",
      target: { value: "1" },
      scoring_method: { kind: "capped", cap: "1.1" },
      source: "deals",
      binding: { ...countOf({ owner: "account_manager", time: "churned_on" }), empty_means: "zero" },
    },
    {
      name: "Joint revenue",
      description: "Value of the contracts won together, each person's share of it.",
      category: "Sales",
      unit: "€",
      target_type: "currency",
      direction: "higher_is_better",
      target: { value: "16000" },
      scoring_method: gentle,
      source: "joint_deals",
      binding: sumOf({ owner: "sold_by", time: "signed_on" }, column("value")),
    },
  ],
  templates: [
    {
      name: "Sales executive",
      description: "Revenue, a full pipeline, customers who stay.",
      role: "Sales executive",
      kras: [
        {
          name: "Revenue",
          weight: 50,
          items: [
            { kpi: "Revenue won", weight: 55 },
            { kpi: "Joint revenue", weight: 15 },
            { kpi: "Win rate", weight: 30, minRecords: 5 },
          ],
        },
        {
          name: "Pipeline",
          weight: 20,
          items: [
            { kpi: "New deals", weight: 50 },
            { kpi: "Days to win", weight: 50, minRecords: 3 },
          ],
        },
        {
          name: "Customer",
          weight: 20,
          items: [
            { kpi: "Customers lost", weight: 40 },
            { kpi: "Customer rating", weight: 60, minRecords: 3 },
          ],
        },
        { name: "Growth", weight: 10, items: GROWTH },
      ],
    },
  ],
};
