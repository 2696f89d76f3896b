import { Facts } from "@/components/ui/facts";
import { shownInstant } from "@/lib/dashboards/dates";
import type { PlanDetail } from "@/lib/rewards/plans/input";

/** Why there is a plan, and what became of it. */
export function PlanFacts({ plan, timeZone }: { plan: PlanDetail; timeZone: string }) {
  const when = (at: string | null) => (at ? shownInstant(new Date(at), timeZone) : "");
  const { decided_by, decided_at, decision_reason, ended_by, ended_at, outcome, status } = plan;
  const decided = status === "declined" ? "Declined" : "Accepted";
  const items = [
    { label: "Recommended", value: when(plan.recommended_at) },
    { label: "Because", value: plan.why },
    plan.rule && { label: "By the rule", value: plan.rule },
    decided_by && { label: decided, value: `By ${decided_by}, ${when(decided_at)}` },
    decision_reason && { label: "Reason", value: decision_reason },
    ended_by && { label: "Ended", value: `By ${ended_by}, ${when(ended_at)}` },
    outcome && { label: "What came of it", value: outcome },
  ].filter((item) => item !== null && item !== "");
  return <Facts items={items} />;
}
