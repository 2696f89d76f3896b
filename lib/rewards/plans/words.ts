import type { PlanKind, PlanStatus } from "@/db/enums";

export const PLAN_STATUS_WORDS: Record<PlanStatus, string> = {
  recommended: "To decide",
  active: "Under way",
  ended: "Ended",
  declined: "Declined",
};

export const PLAN_KIND_WORDS: Record<PlanKind, string> = {
  training: "Training",
  improvement: "Improvement plan",
};
