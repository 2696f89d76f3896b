import { column, duration, only } from "@/lib/kpis/bindings/declare";
import { gentle } from "@/lib/kpis/sets/declare";
import { countOf, type DemoRules, meanOf, medianOf, rare, shareOf, sumOf } from "./declare";
import { GROWTH } from "./shared";

const deployed = { owner: "engineer", time: "deployed_at" };

export const ENGINEERING: DemoRules = {
  kpis: [
    {
      name: "Deployments",
      description: "Changes brought to customers.",
      category: "Engineering",
      target_type: "count",
      direction: "higher_is_better",
      target: { value: "18" },
      scoring_method: gentle,
      source: "deployments",
      binding: countOf(deployed),
    },
    {
      name: "Story points",
      description: "Size of what was deployed, as estimated before.",
      category: "Engineering",
      target_type: "count",
      direction: "higher_is_better",
      target: { value: "42" },
      scoring_method: gentle,
      source: "deployments",
      binding: sumOf(deployed, column("story_points")),
    },
    {
      name: "Lead time",
      description: "Median time from commit to deployment.",
      category: "Engineering",
      unit: "h",
      target_type: "duration",
      direction: "lower_is_better",
      target: { value: "18" },
      scoring_method: { kind: "sigmoid", k: "1.6" },
      source: "deployments",
      binding: medianOf(deployed, duration("committed_at", "deployed_at", "hours")),
    },
    {
      name: "Failed deployments",
      description: "Deployments that had to be mended or taken back.",
      category: "Engineering",
      unit: "%",
      target_type: "percent",
      direction: "lower_is_better",
      target: { value: "8" },
      scoring_method: rare,
      source: "deployments",
      binding: shareOf(deployed, only({ column: "failed", op: "is_true" })),
    },
    {
      name: "Escaped defects",
      description: "Defects that customers found first.",
      category: "Engineering",
      target_type: "count",
      direction: "lower_is_better",
      target: { value: "2" },
      scoring_method: rare,
      source: "deployments",
      binding: sumOf(deployed, column("escaped_defects")),
    },
    {
      name: "Time to mend",
      description: "Mean time from a failed deployment to its repair.",
      category: "Engineering",
      unit: "h",
      target_type: "duration",
      direction: "lower_is_better",
      target: { value: "0.9" },
      scoring_method: gentle,
      source: "deployments",
      binding: meanOf(
        {
          owner: "engineer",
          time: "deployed_at",
          filter: only({ column: "failed", op: "is_true" }, { column: "restored_at", op: "is_not_empty" }),
        },
        duration("deployed_at", "restored_at", "hours"),
      ),
    },
    {
      name: "Reviews done",
      description: "Colleagues' changes reviewed.",
      category: "Engineering",
      target_type: "count",
      direction: "higher_is_better",
      target: { value: "17" },
      scoring_method: gentle,
      source: "deployments",
      binding: countOf({ owner: "reviewer", time: "deployed_at" }),
    },
  ],
  templates: [
    {
      name: "Software engineer",
      description: "Small changes, often, that hold.",
      role: "Software engineer",
      kras: [
        {
          name: "Delivery",
          weight: 40,
          items: [
            { kpi: "Deployments", weight: 40 },
            { kpi: "Story points", weight: 25 },
            { kpi: "Lead time", weight: 35, minRecords: 5 },
          ],
        },
        {
          name: "Reliability",
          weight: 35,
          items: [
            { kpi: "Failed deployments", weight: 45, minRecords: 8 },
            { kpi: "Escaped defects", weight: 35, minRecords: 5 },
            { kpi: "Time to mend", weight: 20, missing: "hold" },
          ],
        },
        {
          name: "Teamwork",
          weight: 15,
          items: [
            { kpi: "Reviews done", weight: 50 },
            { kpi: "Working together", weight: 50, minRecords: 2 },
          ],
        },
        { name: "Growth", weight: 10, items: GROWTH },
      ],
      guardrails: [{ primary: "Deployments", guardrail: "Failed deployments", threshold: 60, cap: 100 }],
    },
  ],
};
