import { only } from "../bindings/declare";
import { countOf, flatAbove, hours, meanOf, medianOf, shareOf, upToAFifth } from "./declare";
import type { KpiSet } from "./types";

const done = { source: "work_orders", owner: "technician", time: "completed_at" };
const planned = only({ column: "preventive", op: "is_true" });

export const FIELD_SERVICE: KpiSet = {
  id: "field-service",
  version: 1,
  name: "Field service",
  description:
    "Jobs done and done once, the way from travel to fix, and maintenance before something breaks.",
  forWhom: "Technicians on site",
  frequency: "monthly",
  kras: [
    {
      name: "Delivery",
      description: "What gets done.",
      weight: 40,
      kpis: [
        {
          name: "Work orders completed",
          description: "Work orders completed in the period.",
          unit: "jobs",
          targetType: "count",
          direction: "higher_is_better",
          target: { value: "50" },
          curve: upToAFifth,
          measure: countOf(done),
          weight: 60,
        },
        {
          name: "Travel to fix",
          description: "Median hours from arriving on site to the completed job.",
          unit: "h",
          targetType: "duration",
          direction: "lower_is_better",
          target: { value: "1.5" },
          curve: flatAbove,
          measure: medianOf(done, hours("arrived_at", "completed_at")),
          weight: 40,
          minRecords: 10,
        },
      ],
    },
    {
      name: "Quality",
      description: "How well it holds.",
      weight: 40,
      kpis: [
        {
          name: "First-time fix",
          description: "Jobs that needed no second visit.",
          unit: "%",
          targetType: "percent",
          direction: "higher_is_better",
          target: { value: "85" },
          measure: shareOf(done, only({ column: "first_time_fix", op: "is_true" })),
          weight: 60,
          minRecords: 10,
        },
        {
          name: "Repeat jobs",
          description: "Jobs that were a second visit for the same fault.",
          unit: "%",
          targetType: "percent",
          direction: "lower_is_better",
          target: { value: "6" },
          curve: flatAbove,
          measure: shareOf(done, only({ column: "repeat_visit", op: "is_true" })),
          weight: 40,
          minRecords: 10,
        },
      ],
    },
    {
      name: "Care",
      description: "Means used with sense.",
      weight: 20,
      kpis: [
        {
          name: "Preventive maintenance completed",
          description: "Preventive work orders completed in the period.",
          unit: "jobs",
          targetType: "count",
          direction: "higher_is_better",
          target: { value: "10" },
          curve: upToAFifth,
          measure: countOf({ ...done, filter: planned }),
          weight: 60,
        },
        {
          name: "Minutes of travel",
          description:
            "Mean minutes on the road per job: less leaves out remote sites, more is poor planning.",
          unit: "min",
          targetType: "duration",
          direction: "target_band",
          target: { low: "20", high: "32", tolerance: "20" },
          measure: meanOf(done, "travel_minutes"),
          weight: 40,
          minRecords: 10,
        },
      ],
    },
  ],
  guardrails: [
    { primary: "Work orders completed", guardrail: "First-time fix", threshold: 80, cap: 100 },
    { primary: "Travel to fix", guardrail: "Repeat jobs", threshold: 75, cap: 100 },
  ],
};
