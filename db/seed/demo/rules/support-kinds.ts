import { only } from "@/lib/kpis/bindings/declare";
import { countOf, type DemoKpi } from "./declare";

const resolved = { owner: "assignee", time: "resolved_at" };

/** What the lead of a support team enters by hand for each of its people. */
export const COMMUNICATION = "Communication quality";

/** KPIs of support that are no binding: a formula, an administrator's query, and a figure entered by hand. */
export const SUPPORT_KINDS: DemoKpi[] = [
  {
    name: "Happy customers",
    description: "Of the customers who gave a mark, the share that gave 4 or 5.",
    category: "Support",
    unit: "%",
    target_type: "percent",
    direction: "higher_is_better",
    target: { value: "88" },
    source: "tickets",
    formula: "100 * happy / rated",
    inputs: {
      happy: countOf({ ...resolved, filter: only({ column: "csat", op: "gte", value: "4" }) }),
      rated: countOf({ ...resolved, filter: only({ column: "csat", op: "is_not_empty" }) }),
    },
  },
  {
    name: "Solved the same day",
    description: "Resolved tickets that were opened on that very day. Nobody is measured by fewer than 40.",
    category: "Support",
    unit: "%",
    target_type: "percent",
    direction: "higher_is_better",
    target: { value: "40" },
    scoring_method: { kind: "capped", cap: "1.2" },
    data_source: {
      type: "database",
      query: `SELECT round(100.0 * count(*) FILTER (WHERE resolved_at::date = opened_at::date) / count(*), 4)
  FROM tickets
 WHERE assignee_employee_id = :user_id
   AND resolved_at >= :start_date AND resolved_at < :end_date
HAVING count(*) >= 40`,
    },
  },
  {
    name: COMMUNICATION,
    description: "How clear and kind conversations are: the team lead's mark for the month.",
    category: "Support",
    unit: "of 5",
    direction: "higher_is_better",
    target: { value: "4.2" },
    data_source: { type: "manual", allowed_range: { min: "1", max: "5" }, due_days: 5 },
  },
];
