"use client";

import { useEffect, useState } from "react";
import type { Simulation } from "@/lib/rewards/policies/simulation";
import type { BonusRules } from "@/lib/rewards/types";

export interface SimulationState {
  result: Simulation | null;
  /** Why there is none, or why the one shown is of earlier rules. */
  problem: string | null;
  running: boolean;
}

/** Typing pauses this long before the rules are tried. */
const PAUSE_MS = 300;

/** Tries rules on finished periods, again after every change; null: they cannot be tried as they stand. */
export function useSimulation(policyId: number, rules: BonusRules | null): SimulationState {
  const [state, setState] = useState<SimulationState>({ result: null, problem: null, running: false });
  const body = rules && JSON.stringify({ rules_json: rules });
  useEffect(() => {
    if (!body) return;
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      setState((before) => ({ ...before, running: true }));
      const answer = await simulate(policyId, body, abort.signal);
      if (abort.signal.aborted) return;
      setState((before) => ({ ...answer, result: answer.result ?? before.result, running: false }));
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [policyId, body]);
  return state;
}

async function simulate(
  policyId: number,
  body: string,
  signal: AbortSignal,
): Promise<{ result?: Simulation; problem: string | null }> {
  try {
    const headers = { "content-type": "application/json" };
    const address = `/api/bonus/policies/${policyId}/simulate`;
    const response = await fetch(address, { method: "POST", headers, body, signal });
    const answer: Simulation & { detail?: string } = await response.json();
    return response.ok
      ? { result: answer, problem: null }
      : { problem: answer.detail ?? "The simulation failed." };
  } catch {
    return { problem: "The simulation did not reach the server. It is tried again with your next change." };
  }
}
