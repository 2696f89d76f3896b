"use client";

import { useEffect, useState } from "react";
import type { VersionContent } from "@/lib/kpis/templates/input";
import type { Preview } from "@/lib/scoring/preview/input";

export interface ImpactState {
  result: Preview | null;
  /** Why there is none, or why the one shown is of an earlier state. */
  problem: string | null;
  running: boolean;
}

interface ImpactAsked {
  templateId: number;
  content: VersionContent;
  periodIds: readonly number[];
  /** The KPI whose people come along. */
  kpiId: number | undefined;
}

/** Typing pauses this long before the draft is tried. */
const PAUSE_MS = 250;

/** Tries the draft on finished periods, again after every change; an earlier try still on its way is abandoned. */
export function useImpact(asked: ImpactAsked | null): ImpactState {
  const [state, setState] = useState<ImpactState>({ result: null, problem: null, running: false });
  const templateId = asked?.templateId;
  const body =
    asked && JSON.stringify({ ...asked.content, period_ids: asked.periodIds, kpi_id: asked.kpiId });
  useEffect(() => {
    if (!body || !templateId) return;
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      setState((before) => ({ ...before, running: true }));
      const answer = await preview(templateId, body, abort.signal);
      if (abort.signal.aborted) return;
      setState((before) => ({ ...answer, result: answer.result ?? before.result, running: false }));
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [templateId, body]);
  return state;
}

async function preview(
  templateId: number,
  body: string,
  signal: AbortSignal,
): Promise<{ result?: Preview; problem: string | null }> {
  try {
    const headers = { "content-type": "application/json" };
    const response = await fetch(`/api/templates/${templateId}/preview`, {
      method: "POST",
      headers,
      body,
      signal,
    });
    const answer: Preview & { detail?: string } = await response.json();
    return response.ok
      ? { result: answer, problem: null }
      : { problem: answer.detail ?? "The preview failed." };
  } catch {
    return { problem: "The preview did not reach the server. It is tried again with your next change." };
  }
}
