import { only } from "../bindings/declare";
import { countOf, flatAbove, gentle, hours, medianOf, shareOf } from "./declare";
import type { KpiSet } from "./types";

const detected = { source: "outages", owner: "detector", time: "detected_at" };
const real = only({ column: "false_positive", op: "is_false" });
const restored = { source: "outages", owner: "responder", time: "resolved_at", filter: real };

export const MONITORING: KpiSet = {
  id: "monitoring",
  version: 1,
  name: "Monitoring",
  description: "Services that are up, outages seen early and ended soon, and alarms that mean something.",
  forWhom: "Network operations",
  frequency: "monthly",
  kras: [
    {
      name: "Reliability",
      description: "Services that stay up.",
      weight: 45,
      kpis: [
        {
          name: "Uptime",
          description: "Of all checks of the services a person looks after, those that found them up.",
          unit: "%",
          targetType: "percent",
          direction: "higher_is_better",
          target: { value: "99.9" },
          // A tenth of a per cent is three quarters of an hour a month: the curve is that steep.
          curve: {
            kind: "banded",
            mode: "interpolate",
            points: [
              { raw: "0.98", score: "0" },
              { raw: "0.995", score: "60" },
              { raw: "1", score: "100" },
              { raw: "1.001", score: "115" },
            ],
          },
          measure: shareOf(
            { source: "monitoring_checks", owner: "engineer", time: "checked_at" },
            only({ column: "up", op: "is_true" }),
          ),
          weight: 60,
          minRecords: 100,
        },
        {
          name: "Outages",
          description: "Outages that began in the period and were none of the false alarms.",
          unit: "outages",
          targetType: "count",
          direction: "lower_is_better",
          target: { value: "4" },
          curve: gentle,
          measure: countOf({
            source: "outages",
            owner: "responder",
            time: "started_at",
            filter: real,
            none: "zero",
          }),
          weight: 40,
        },
      ],
    },
    {
      name: "Detection",
      description: "How soon trouble is seen.",
      weight: 30,
      kpis: [
        {
          name: "Detection time",
          description: "Median hours from the start of an outage to its detection.",
          unit: "h",
          targetType: "duration",
          direction: "lower_is_better",
          target: { value: "0.25" },
          curve: flatAbove,
          measure: medianOf({ ...detected, filter: real }, hours("started_at", "detected_at")),
          weight: 60,
          minRecords: 3,
        },
        {
          name: "False positives",
          description: "Of everything that was reported, what turned out to be nothing.",
          unit: "%",
          targetType: "percent",
          direction: "lower_is_better",
          target: { value: "10" },
          curve: flatAbove,
          measure: shareOf(detected, only({ column: "false_positive", op: "is_true" })),
          weight: 40,
          minRecords: 3,
        },
      ],
    },
    {
      name: "Restoration",
      description: "How soon service is back.",
      weight: 25,
      kpis: [
        {
          name: "Restore time",
          description: "Median hours from the start of an outage to its end.",
          unit: "h",
          targetType: "duration",
          direction: "lower_is_better",
          target: { value: "3" },
          curve: gentle,
          measure: medianOf(restored, hours("started_at", "resolved_at")),
          weight: 100,
          minRecords: 2,
        },
      ],
    },
  ],
  guardrails: [{ primary: "Detection time", guardrail: "False positives", threshold: 75, cap: 100 }],
};
