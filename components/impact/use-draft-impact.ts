"use client";

import { useState } from "react";
import type { VersionContent } from "@/lib/kpis/templates/input";
import type { TemplateVersion } from "@/lib/kpis/templates/types";
import type { PreviewedPeriod } from "@/lib/scoring/preview/input";
import { chosenPeriods, type FinishedPeriod } from "./impact-panel";
import { type ImpactState, useImpact } from "./use-impact";

interface Asked {
  templateId: number;
  version: TemplateVersion;
  content: VersionContent;
  /** The KPI that is open beside the outline. */
  kpiId: number | undefined;
  /** Whether the content can be scored at all. */
  isSound: boolean;
  /** Newest first. */
  finished: readonly FinishedPeriod[];
}

export interface DraftImpact {
  state: ImpactState;
  choice: string;
  setChoice: (choice: string) => void;
  /** The newest period tried with the open KPI's people in it; null where it was not measured then. */
  ofOpenKpi: PreviewedPeriod | null;
  /** Whether that is still to come. */
  awaitsOpenKpi: boolean;
}

/** A draft tried on the finished periods one chooses. Null for a version in force, and before any period is finished. */
export function useDraftImpact({
  templateId,
  version,
  content,
  kpiId,
  isSound,
  finished,
}: Asked): DraftImpact | null {
  const [choice, setChoice] = useState(String(finished[0]?.id ?? ""));
  const isTried = version.status === "draft" && finished.length > 0;
  const periodIds = chosenPeriods(choice, finished);
  const state = useImpact(isTried && isSound ? { templateId, content, periodIds, kpiId } : null);
  if (!isTried) return null;
  const newest = state.result?.periods[0];
  const isMeasured = newest?.kpi?.kpi_id === kpiId;
  const isKnownMissing =
    newest &&
    kpiId !== undefined &&
    (newest.unmeasured_kpi_ids.includes(kpiId) || newest.people_count === 0 || isMeasured);
  return {
    state,
    choice,
    setChoice,
    ofOpenKpi: newest && isMeasured ? newest : null,
    awaitsOpenKpi: !isKnownMissing && state.problem === null && isSound,
  };
}
