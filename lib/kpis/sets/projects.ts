import { only } from "../bindings/declare";
import { countOf, flatAbove, gentle, hours, medianOf, shareOf, sumOf, upToAFifth } from "./declare";
import type { KpiSet } from "./types";

const deployed = {
  source: "deployments",
  owner: "engineer",
  time: "deployed_at",
};

export const PROJECTS: KpiSet = {
  id: "projects",
  version: 1,
  name: "Projects",
  description: "How much is delivered and how fast, and how little of it breaks.",
  forWhom: "People who build and change systems",
  frequency: "monthly",
  kras: [
    {
      name: "Delivery",
      description: "What gets done.",
      weight: 55,
      kpis: [
        {
          name: "Velocity",
          description: "Story points of what was deployed in the period.",
          unit: "points",
          targetType: "numeric",
          direction: "higher_is_better",
          target: { value: "40" },
          curve: gentle,
          measure: sumOf(deployed, "story_points"),
          weight: 40,
        },
        {
          name: "Lead time",
          description: "Median hours from a commit to its deployment.",
          unit: "h",
          targetType: "duration",
          direction: "lower_is_better",
          target: { value: "24" },
          curve: flatAbove,
          measure: medianOf(deployed, hours("committed_at", "deployed_at")),
          weight: 30,
          minRecords: 3,
        },
        {
          name: "Deployment frequency",
          description: "Deployments in the period.",
          unit: "deployments",
          targetType: "count",
          direction: "higher_is_better",
          target: { value: "16" },
          curve: upToAFifth,
          measure: countOf(deployed),
          weight: 30,
        },
      ],
    },
    {
      name: "Reliability",
      description: "Changes that do not break.",
      weight: 45,
      kpis: [
        {
          name: "Escaped defects",
          description: "Defects found after deployments of the period.",
          unit: "defects",
          targetType: "count",
          direction: "lower_is_better",
          target: { value: "2" },
          curve: gentle,
          measure: sumOf(deployed, "escaped_defects"),
          weight: 60,
        },
        {
          name: "Failed deployments",
          description: "Deployments that had to be mended or taken back.",
          unit: "%",
          targetType: "percent",
          direction: "lower_is_better",
          target: { value: "10" },
          curve: flatAbove,
          measure: shareOf(deployed, only({ column: "failed", op: "is_true" })),
          weight: 40,
          minRecords: 5,
        },
      ],
    },
  ],
  guardrails: [
    { primary: "Deployment frequency", guardrail: "Failed deployments", threshold: 75, cap: 100 },
    { primary: "Velocity", guardrail: "Escaped defects", threshold: 75, cap: 100 },
  ],
};
