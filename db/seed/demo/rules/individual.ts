import { only } from "@/lib/kpis/bindings/declare";
import { gentle } from "@/lib/kpis/sets/declare";
import { countOf, type DemoRules } from "./declare";

/** What no template holds: assigned to single people. */
export const URGENT = "Urgent tickets resolved";

export const INDIVIDUAL: DemoRules = {
  kpis: [
    {
      name: URGENT,
      description: "Resolved tickets of the highest priority, for whoever looks after them for a while.",
      category: "Support",
      target_type: "count",
      direction: "higher_is_better",
      target: { value: "7" },
      scoring_method: gentle,
      source: "tickets",
      binding: countOf({
        owner: "assignee",
        time: "resolved_at",
        filter: only({ column: "priority", op: "is", value: "urgent" }),
      }),
    },
  ],
  templates: [],
};
