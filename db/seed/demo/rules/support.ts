import { column, duration, only } from "@/lib/kpis/bindings/declare";
import { gentle } from "@/lib/kpis/sets/declare";
import {
  countOf,
  type DemoRules,
  type DemoTemplate,
  flatAbove,
  meanOf,
  medianOf,
  percentileOf,
  shareOf,
} from "./declare";
import { GROWTH, ratingKpi } from "./shared";
import { COMMUNICATION, SUPPORT_KINDS } from "./support-kinds";

const opened = { owner: "assignee", time: "opened_at" };
const resolved = { owner: "assignee", time: "resolved_at" };

const LATE_TARGETS: Record<string, string> = { "Tickets resolved": "110", "First reply": "1" };

const TEMPLATE: DemoTemplate = {
  name: "Support specialist",
  description: "Customers first, then what gets done and how well it holds.",
  role: "Support specialist",
  kras: [
    {
      name: "Customer",
      weight: 35,
      items: [
        { kpi: "First reply", weight: 25, minRecords: 40 },
        { kpi: "Customer satisfaction", weight: 30, minRecords: 16 },
        { kpi: "Happy customers", weight: 15, minRecords: 32 },
        { kpi: "Solved at first contact", weight: 30, minRecords: 40 },
      ],
    },
    {
      name: "Delivery",
      weight: 30,
      items: [
        { kpi: "Tickets resolved", weight: 50, minRecords: 10 },
        { kpi: "Resolved in the agreed time", weight: 20, minRecords: 40 },
        { kpi: "Solved the same day", weight: 10 },
        { kpi: "Slowest tenth of tickets", weight: 20, minRecords: 40 },
      ],
    },
    {
      name: "Quality",
      weight: 20,
      items: [
        { kpi: "Reopened tickets", weight: 35, minRecords: 40 },
        { kpi: "Quality review", weight: 25, minRecords: 2 },
        { kpi: COMMUNICATION, weight: 10 },
        { kpi: "Help articles up to date", weight: 30, minRecords: 5 },
      ],
    },
    { name: "Growth", weight: 15, items: GROWTH },
  ],
  guardrails: [{ primary: "Tickets resolved", guardrail: "Reopened tickets", threshold: 80, cap: 100 }],
  before: { until: -6, weights: { "Customer satisfaction": 20, "First reply": 35 } },
};

export const SUPPORT: DemoRules = {
  kpis: [
    ...SUPPORT_KINDS,
    {
      name: "First reply",
      description: "Median time from opening a ticket to the first reply.",
      category: "Support",
      unit: "h",
      target_type: "duration",
      direction: "lower_is_better",
      target: { value: "0.8" },
      scoring_method: gentle,
      source: "tickets",
      binding: medianOf(opened, duration("opened_at", "first_reply_at", "hours")),
    },
    {
      name: "Customer satisfaction",
      description: "Mean of the marks customers gave when their ticket was resolved.",
      category: "Support",
      unit: "of 5",
      direction: "higher_is_better",
      target: { value: "4.5" },
      source: "tickets",
      binding: meanOf({ ...resolved, filter: only({ column: "csat", op: "is_not_empty" }) }, column("csat")),
    },
    {
      name: "Solved at first contact",
      description: "Tickets that one reply was enough for.",
      category: "Support",
      unit: "%",
      target_type: "percent",
      direction: "higher_is_better",
      target: { value: "72" },
      source: "tickets",
      binding: shareOf(resolved, only({ column: "reply_count", op: "lte", value: "1" })),
    },
    {
      name: "Tickets resolved",
      description: "Tickets resolved in the period, whoever opened them.",
      category: "Support",
      target_type: "count",
      direction: "higher_is_better",
      target: { value: "120" },
      source: "tickets",
      binding: countOf(resolved),
    },
    {
      name: "Resolved in the agreed time",
      description: "Resolved tickets that kept their service level.",
      category: "Support",
      unit: "%",
      target_type: "percent",
      direction: "higher_is_better",
      target: { value: "90" },
      source: "tickets",
      binding: shareOf(resolved, only({ column: "sla_met", op: "is_true" })),
    },
    {
      name: "Slowest tenth of tickets",
      description: "Nine of ten tickets are resolved within this time.",
      category: "Support",
      unit: "h",
      target_type: "duration",
      direction: "lower_is_better",
      target: { value: "72" },
      scoring_method: { kind: "sigmoid", k: "3" },
      source: "tickets",
      binding: percentileOf(resolved, duration("opened_at", "resolved_at", "hours"), "0.9"),
    },
    {
      name: "Reopened tickets",
      description: "Resolved tickets that came back.",
      category: "Support",
      unit: "%",
      target_type: "percent",
      direction: "lower_is_better",
      target: { value: "4" },
      scoring_method: flatAbove,
      source: "tickets",
      binding: shareOf(resolved, only({ column: "reopen_count", op: "gt", value: "0" })),
    },
    ratingKpi("Quality review", "quality review", {
      target: "4.4",
      about: "The team lead's marks for sampled conversations.",
    }),
    {
      name: "Help articles up to date",
      description: "Reviewed help articles that were found right and current (4 or better).",
      category: "Ratings",
      unit: "%",
      target_type: "percent",
      direction: "higher_is_better",
      target: { value: "70" },
      scoring_method: { kind: "capped", cap: "1.2" },
      source: "ratings",
      binding: shareOf(
        {
          owner: "rated_person",
          time: "rated_at",
          filter: only({ column: "kind", op: "is", value: "article" }),
        },
        only({ column: "score", op: "gte", value: "4" }),
      ),
    },
  ],
  templates: [
    TEMPLATE,
    {
      ...TEMPLATE,
      name: "Support specialist, late shift",
      description: "As for everyone in support, with the targets of the evening.",
      unit: "SUP-L",
      kras: TEMPLATE.kras.map((kra) => ({
        ...kra,
        items: kra.items.map((item) => ({ ...item, target: LATE_TARGETS[item.kpi] })),
      })),
      before: undefined,
    },
  ],
};
