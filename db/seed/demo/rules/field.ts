import { column, duration, only } from "@/lib/kpis/bindings/declare";
import { gentle } from "@/lib/kpis/sets/declare";
import { countOf, type DemoRules, flatAbove, meanOf, medianOf, shareOf } from "./declare";
import { GROWTH } from "./shared";

const done = { owner: "technician", time: "completed_at" };

export const FIELD: DemoRules = {
  kpis: [
    {
      name: "Jobs completed",
      description: "Work orders completed in the period.",
      category: "Field service",
      target_type: "count",
      direction: "higher_is_better",
      target: { value: "55" },
      source: "work_orders",
      binding: countOf(done),
    },
    {
      name: "Days until done",
      description: "Median days from the order to the completed job.",
      category: "Field service",
      unit: "days",
      target_type: "duration",
      direction: "lower_is_better",
      target: { value: "3.2" },
      scoring_method: gentle,
      source: "work_orders",
      binding: medianOf(done, duration("created_at", "completed_at", "days")),
    },
    {
      name: "Fixed at the first visit",
      description: "Jobs that needed no second visit.",
      category: "Field service",
      unit: "%",
      target_type: "percent",
      direction: "higher_is_better",
      target: { value: "86" },
      source: "work_orders",
      binding: shareOf(done, only({ column: "first_time_fix", op: "is_true" })),
    },
    {
      name: "Repeat visits",
      description: "Jobs that were a second visit for the same fault.",
      category: "Field service",
      unit: "%",
      target_type: "percent",
      direction: "lower_is_better",
      target: { value: "6" },
      scoring_method: flatAbove,
      source: "work_orders",
      binding: shareOf(done, only({ column: "repeat_visit", op: "is_true" })),
    },
    {
      name: "Travel per job",
      description: "Mean minutes on the road: less would leave out remote sites, more is poor planning.",
      category: "Field service",
      unit: "min",
      target_type: "duration",
      direction: "target_band",
      target: { low: "22", high: "31", tolerance: "20" },
      source: "work_orders",
      binding: meanOf(done, column("travel_minutes")),
    },
    {
      name: "Preventive share",
      description: "Jobs that prevented a fault instead of mending one.",
      category: "Field service",
      unit: "%",
      target_type: "percent",
      direction: "higher_is_better",
      target: { value: "25" },
      scoring_method: gentle,
      source: "work_orders",
      binding: shareOf(done, only({ column: "preventive", op: "is_true" })),
    },
  ],
  templates: [
    {
      name: "Field technician",
      description: "Jobs done, and done once.",
      role: "Field technician",
      kras: [
        {
          name: "Delivery",
          weight: 35,
          items: [
            { kpi: "Jobs completed", weight: 60 },
            { kpi: "Days until done", weight: 40, minRecords: 10 },
          ],
        },
        {
          name: "Quality",
          weight: 35,
          items: [
            { kpi: "Fixed at the first visit", weight: 40, minRecords: 10 },
            { kpi: "Repeat visits", weight: 30, minRecords: 10 },
            { kpi: "Customer rating", weight: 30, minRecords: 4 },
          ],
        },
        {
          name: "Care",
          weight: 15,
          items: [
            { kpi: "Travel per job", weight: 50, minRecords: 10 },
            { kpi: "Preventive share", weight: 50, minRecords: 10 },
          ],
        },
        { name: "Growth", weight: 15, items: GROWTH },
      ],
      guardrails: [{ primary: "Jobs completed", guardrail: "Repeat visits", threshold: 75, cap: 100 }],
    },
  ],
};
