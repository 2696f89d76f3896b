"use client";

import { type AnswerState, useAnswer } from "@/components/ui/use-answer";
import type { VersionContent } from "@/lib/kpis/templates/input";
import type { Preview } from "@/lib/scoring/preview/input";

export type ImpactState = AnswerState<Preview>;

interface ImpactAsked {
  templateId: number;
  content: VersionContent;
  periodIds: readonly number[];
  /** The KPI whose people come along. */
  kpiId: number | undefined;
}

/** Tries the draft on finished periods, again after every change. */
export function useImpact(asked: ImpactAsked | null): ImpactState {
  return useAnswer<Preview>(
    asked && {
      address: `/api/templates/${asked.templateId}/preview`,
      body: JSON.stringify({ ...asked.content, period_ids: asked.periodIds, kpi_id: asked.kpiId }),
    },
    "The preview",
  );
}
