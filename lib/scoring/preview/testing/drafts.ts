import type { VersionContent } from "@/lib/kpis/templates/input";
import type { SupportDesk } from "../../testing/support-desk";

type Change = (draft: VersionContent, desk: SupportDesk) => Partial<VersionContent>;

export const itemsWith = (
  draft: VersionContent,
  changes: Record<number, Partial<VersionContent["items"][number]>>,
): VersionContent["items"] => draft.items.map((item) => ({ ...item, ...changes[item.kpi_id] }));

/** Every part of a template that a draft can change. */
export const DRAFTS: Record<string, Change> = {
  "a target, a curve, the maximum and the bands": (draft, { kpis }) => ({
    maximum_score: "120",
    bands: { above: "90", on: "60", near: "30" },
    items: itemsWith(draft, {
      [kpis.closed]: { target_override: { value: "7" } },
      [kpis.inTime]: {
        scoring_method_override: {
          kind: "banded",
          mode: "interpolate",
          points: [
            { raw: "0.2", score: "10" },
            { raw: "0.9", score: "80" },
            { raw: "1.1", score: "115" },
          ],
        },
      },
    }),
  }),
  "weights, a guardrail, fewest records and a score that is held": (draft, { kpis, kras }) => ({
    kras: [
      { kra_id: kras.speed, weight: "35.5" },
      { kra_id: kras.quality, weight: "64.5" },
    ],
    items: itemsWith(draft, { [kpis.inTime]: { min_records: 5, missing_policy: "hold" } }),
    guardrails: [
      { primary_kpi_id: kpis.closed, guardrail_kpi_id: kpis.inTime, threshold: "99", cap_score: "55.5" },
    ],
  }),
  "an S-shaped curve, zero for what is missing, and all weight required": (draft, { kpis }) => ({
    minimum_coverage: "100",
    items: itemsWith(draft, {
      [kpis.closed]: { scoring_method_override: { kind: "sigmoid", k: "4" }, missing_policy: "zero" },
      [kpis.inTime]: { min_records: 5 },
    }),
  }),
  "KPIs moved to one KRA": (draft, { kpis, kras }) => ({
    kras: [{ kra_id: kras.quality, weight: "100" }],
    items: itemsWith(draft, {
      [kpis.closed]: { kra_id: kras.quality, weight: "25" },
      [kpis.inTime]: { kra_id: kras.quality, weight: "75" },
    }),
  }),
};
