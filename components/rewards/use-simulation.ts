"use client";

import { type AnswerState, useAnswer } from "@/components/ui/use-answer";
import type { Simulation } from "@/lib/rewards/policies/simulation";
import type { BonusRules } from "@/lib/rewards/types";

export type SimulationState = AnswerState<Simulation>;

/** Tries rules on finished periods, again after every change; null: they cannot be tried as they stand. */
export function useSimulation(policyId: number, rules: BonusRules | null): SimulationState {
  return useAnswer<Simulation>(
    rules && {
      address: `/api/bonus/policies/${policyId}/simulate`,
      body: JSON.stringify({ rules_json: rules }),
    },
    "The simulation",
  );
}
