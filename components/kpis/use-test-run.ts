"use client";

import { useEffect, useState } from "react";
import type { TestRun } from "@/lib/scoring/test-run/test-run-input";

export interface TestRunRequest {
  definition: unknown;
  /** The saved KPI it is a state of. */
  kpi_id?: number;
  period: { start: string; end: string };
  maximum_score?: string;
  sample_employee_id?: number;
}

export interface TestRunState {
  result: TestRun | null;
  /** Why there is none, or why the one shown is of an earlier state. */
  problem: string | null;
  running: boolean;
}

/** Typing pauses this long before the KPI is measured. */
const PAUSE_MS = 600;

/** Measures what is being edited, again after every change; an earlier run still on its way is abandoned. */
export function useTestRun(request: TestRunRequest | null): TestRunState {
  const [state, setState] = useState<TestRunState>({ result: null, problem: null, running: false });
  const body = request && JSON.stringify(request);
  useEffect(() => {
    if (!body) return;
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      setState((before) => ({ ...before, running: true }));
      const answer = await measure(body, abort.signal);
      if (abort.signal.aborted) return;
      setState((before) => ({
        result: answer.result ?? before.result,
        problem: answer.problem,
        running: false,
      }));
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [body]);
  return state;
}

async function measure(
  body: string,
  signal: AbortSignal,
): Promise<{ result?: TestRun; problem: string | null }> {
  try {
    const headers = { "content-type": "application/json" };
    const response = await fetch("/api/kpis/test-run", { method: "POST", headers, body, signal });
    const answer: TestRun & { detail?: string } = await response.json();
    return response.ok
      ? { result: answer, problem: null }
      : { problem: answer.detail ?? "The test run failed." };
  } catch {
    return { problem: "The test run did not reach the server. It runs again with your next change." };
  }
}

/** Attainment and score of everybody who has both, as dots on the curve. */
export const peopleOnCurve = (result: TestRun | null): { x: number; y: number }[] =>
  (result?.people ?? []).flatMap(({ attainment, score }) =>
    attainment === null || score === null ? [] : [{ x: Number(attainment), y: Number(score) }],
  );
