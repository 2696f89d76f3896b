import { column, duration, only } from "@/lib/kpis/bindings/declare";
import { gentle } from "@/lib/kpis/sets/declare";
import { countOf, type DemoRules, meanOf, medianOf, rare, shareOf, sumOf } from "./declare";
import { GROWTH } from "./shared";

const started = { owner: "responder", time: "started_at" };
const real = only({ column: "false_positive", op: "is_false" });

export const NETWORK: DemoRules = {
  kpis: [
    {
      name: "Time to restore",
      description: "Mean time from noticing an outage to its end.",
      category: "Network operations",
      unit: "h",
      target_type: "duration",
      direction: "lower_is_better",
      target: { value: "1.2" },
      scoring_method: { kind: "sigmoid", k: "1.5" },
      source: "outages",
      binding: meanOf({ ...started, filter: real }, duration("detected_at", "resolved_at", "hours")),
    },
    {
      name: "Downtime per outage",
      description: "Median minutes customers were cut off.",
      category: "Network operations",
      unit: "min",
      target_type: "duration",
      direction: "lower_is_better",
      target: { value: "52" },
      scoring_method: gentle,
      source: "outages",
      binding: medianOf({ ...started, filter: real }, column("downtime_minutes")),
    },
    {
      name: "Time to notice",
      description: "Median time from the start of an outage to its alarm.",
      category: "Network operations",
      unit: "h",
      target_type: "duration",
      direction: "lower_is_better",
      target: { value: "0.3" },
      scoring_method: gentle,
      source: "outages",
      binding: medianOf(
        { owner: "detector", time: "started_at" },
        duration("started_at", "detected_at", "hours"),
      ),
    },
    {
      name: "False alarms",
      description: "Alarms behind which there was no outage.",
      category: "Network operations",
      unit: "%",
      target_type: "percent",
      direction: "lower_is_better",
      target: { value: "10" },
      scoring_method: rare,
      source: "outages",
      binding: shareOf(
        { owner: "detector", time: "started_at" },
        only({ column: "false_positive", op: "is_true" }),
      ),
    },
    {
      name: "Outages handled",
      description: "How many outages one engineer saw to: a fair share, neither few nor too many.",
      category: "Network operations",
      target_type: "count",
      direction: "target_band",
      target: { low: "14", high: "30", tolerance: "16" },
      source: "outages",
      binding: countOf(started),
    },
    {
      name: "Minutes down of the team",
      description:
        "How long services were down that the team looks after: one figure for all who were in it.",
      category: "Network operations",
      unit: "min",
      target_type: "duration",
      direction: "lower_is_better",
      target: { value: "260" },
      scoring_method: gentle,
      source: "service_interruptions",
      binding: {
        ...sumOf({ owner: "responsible_team", time: "started_at" }, column("minutes_down")),
        empty_means: "zero",
      },
    },
  ],
  templates: [
    {
      name: "NOC engineer",
      description: "Notice early, restore fast.",
      role: "NOC engineer",
      kras: [
        {
          name: "Restoration",
          weight: 40,
          items: [
            { kpi: "Time to restore", weight: 60, minRecords: 6 },
            { kpi: "Downtime per outage", weight: 40, minRecords: 6 },
          ],
        },
        {
          name: "Detection",
          weight: 30,
          items: [
            { kpi: "Time to notice", weight: 60, minRecords: 6 },
            { kpi: "False alarms", weight: 40, minRecords: 8, missing: "hold" },
          ],
        },
        {
          name: "Teamwork",
          weight: 15,
          items: [
            { kpi: "Outages handled", weight: 40 },
            { kpi: "Minutes down of the team", weight: 25 },
            { kpi: "Working together", weight: 35, minRecords: 2 },
          ],
        },
        { name: "Growth", weight: 15, items: GROWTH },
      ],
    },
  ],
};
