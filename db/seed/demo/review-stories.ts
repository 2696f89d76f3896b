import type { NoteAudience, OverrideLevel } from "@/db/enums";
import { AMINA, DENIZ, HENRIK, PIOTR } from "./stories";

/** What a reviewer did about a scorecard of the last finished month. */
export interface ReviewAct {
  by: "manager" | "hr";
  /** Employee number. */
  of: string;
  note?: { note: string; audience: NoteAudience };
  override?: { level: OverrideLevel; name?: string; score: string; reason: string };
}

export const REVIEW_ACTS: readonly ReviewAct[] = [
  {
    by: "manager",
    of: AMINA,
    override: {
      level: "kpi",
      name: "Slowest tenth of tickets",
      score: "115",
      reason: "Three of the slowest waited for a supplier over the autumn holidays, not for her.",
    },
    note: {
      note: "Your handover of Henrik’s open tickets went well. We talked about the reopened ones on 4 November.",
      audience: "person",
    },
  },
  {
    by: "manager",
    of: HENRIK,
    override: {
      level: "kra",
      name: "Delivery",
      score: "108",
      reason: "He handed 14 open tickets to Amina on request of the team; they count for her now.",
    },
    note: {
      note: "Handed 14 tickets to Amina at the end of the month: the count is lower than the work.",
      audience: "reviewers",
    },
  },
  {
    by: "manager",
    of: DENIZ,
    note: {
      note: "More tickets, and more of them come back. Coaching is agreed from November on.",
      audience: "reviewers",
    },
  },
  {
    by: "hr",
    of: PIOTR,
    note: {
      note: "Second quarter in Support North: compare with the team, not with Support South.",
      audience: "reviewers",
    },
  },
];
