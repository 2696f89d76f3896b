import type { ColumnType } from "@/db/enums";
import { type ColumnDeclaration, type ColumnRole, roleFlags } from "@/lib/sources/types";

export interface BuiltinSource {
  slug: string;
  name: string;
  description: string;
  recordNoun: string;
  recordNounPlural: string;
  columns: ColumnDeclaration[];
}

type ShortColumn = readonly [name: string, type: ColumnType, ...roles: ColumnRole[]];

/** The kinds of records that most companies keep, declared like any other source. Each is filled by CSV import. */
export const BUILTIN_SOURCES: readonly BuiltinSource[] = [
  {
    slug: "tickets",
    name: "Tickets",
    description: "Help desk: replies, resolution, service levels, reopened tickets, customer satisfaction.",
    recordNoun: "ticket",
    recordNounPlural: "tickets",
    columns: declare([
      ["ticket_number", "text", "key"],
      ["subject", "text", "title"],
      ["status", "text"],
      ["priority", "text"],
      ["channel", "text"],
      ["category", "text"],
      ["customer", "text"],
      ["assignee", "text", "owner"],
      ["closer", "text", "owner"],
      ["creator", "text", "owner"],
      ["opened_at", "timestamp", "time"],
      ["first_reply_at", "timestamp", "time"],
      ["resolved_at", "timestamp", "time"],
      ["closed_at", "timestamp", "time"],
      ["due_at", "timestamp", "time"],
      ["sla_met", "boolean"],
      ["reopen_count", "integer", "measure"],
      ["reply_count", "integer", "measure"],
      ["csat", "decimal", "measure"],
    ]),
  },
  {
    slug: "work_orders",
    name: "Work orders",
    description: "Field service: completed jobs, first-time fixes, travel, preventive maintenance.",
    recordNoun: "work order",
    recordNounPlural: "work orders",
    columns: declare([
      ["work_order_number", "text", "key"],
      ["summary", "text", "title"],
      ["job_type", "text"],
      ["status", "text"],
      ["priority", "text"],
      ["site", "text"],
      ["technician", "text", "owner"],
      ["dispatcher", "text", "owner"],
      ["created_at", "timestamp", "time"],
      ["scheduled_at", "timestamp", "time"],
      ["arrived_at", "timestamp", "time"],
      ["completed_at", "timestamp", "time"],
      ["first_time_fix", "boolean"],
      ["repeat_visit", "boolean"],
      ["preventive", "boolean"],
      ["travel_minutes", "decimal", "measure"],
      ["work_minutes", "decimal", "measure"],
      ["parts_cost", "decimal", "measure"],
    ]),
  },
  {
    slug: "outages",
    name: "Outages",
    description: "Monitoring: outages, downtime, time to detect and restore, false alarms.",
    recordNoun: "outage",
    recordNounPlural: "outages",
    columns: declare([
      ["outage_number", "text", "key"],
      ["title", "text", "title"],
      ["service", "text"],
      ["severity", "text"],
      ["cause", "text"],
      ["responder", "text", "owner"],
      ["detector", "text", "owner"],
      ["started_at", "timestamp", "time"],
      ["detected_at", "timestamp", "time"],
      ["resolved_at", "timestamp", "time"],
      ["false_positive", "boolean"],
      ["downtime_minutes", "decimal", "measure"],
      ["customers_affected", "integer", "measure"],
    ]),
  },
  {
    slug: "invoices",
    name: "Invoices",
    description: "Billing: accuracy, collection, reconciliation, revenue leakage.",
    recordNoun: "invoice",
    recordNounPlural: "invoices",
    columns: declare([
      ["invoice_number", "text", "key"],
      ["customer", "text", "title"],
      ["status", "text"],
      ["issuer", "text", "owner"],
      ["collector", "text", "owner"],
      ["issued_on", "date", "time"],
      ["due_on", "date", "time"],
      ["paid_on", "date", "time"],
      ["reconciled_on", "date", "time"],
      ["accurate", "boolean"],
      ["disputed", "boolean"],
      ["amount", "decimal", "measure"],
      ["amount_paid", "decimal", "measure"],
      ["leakage_amount", "decimal", "measure"],
    ]),
  },
  {
    slug: "deals",
    name: "Deals",
    description: "Sales: conversion, revenue won, length of the cycle, churn.",
    recordNoun: "deal",
    recordNounPlural: "deals",
    columns: declare([
      ["deal_number", "text", "key"],
      ["name", "text", "title"],
      ["account", "text"],
      ["product", "text"],
      ["stage", "text"],
      ["sales_rep", "text", "owner"],
      ["account_manager", "text", "owner"],
      ["created_on", "date", "time"],
      ["engaged_on", "date", "time"],
      ["closed_on", "date", "time"],
      ["churned_on", "date", "time"],
      ["amount", "decimal", "measure"],
    ]),
  },
  {
    slug: "deployments",
    name: "Deployments",
    description: "Engineering: deployment frequency, lead time, failures, escaped defects.",
    recordNoun: "deployment",
    recordNounPlural: "deployments",
    columns: declare([
      ["deployment_number", "text", "key"],
      ["title", "text", "title"],
      ["service", "text"],
      ["environment", "text"],
      ["engineer", "text", "owner"],
      ["reviewer", "text", "owner"],
      ["committed_at", "timestamp", "time"],
      ["deployed_at", "timestamp", "time"],
      ["restored_at", "timestamp", "time"],
      ["failed", "boolean"],
      ["escaped_defects", "integer", "measure"],
      ["story_points", "decimal", "measure"],
    ]),
  },
  {
    slug: "ratings",
    name: "Ratings",
    description: "What customers, colleagues or trainers said about a person's work, as a figure.",
    recordNoun: "rating",
    recordNounPlural: "ratings",
    columns: declare([
      ["rating_number", "text", "key"],
      ["about", "text", "title"],
      ["rated_person", "text", "owner"],
      ["rated_by", "text"],
      ["kind", "text"],
      ["rated_at", "timestamp", "time"],
      ["score", "decimal", "measure"],
      ["comment", "text"],
    ]),
  },
];

function declare(columns: readonly ShortColumn[]): ColumnDeclaration[] {
  return columns.map(([columnName, dataType, ...roles], index) => {
    const words = columnName.replaceAll("_", " ");
    return {
      position: index + 1,
      header: columnName,
      label: columnName === "csat" ? "CSAT" : `${words.charAt(0).toUpperCase()}${words.slice(1)}`,
      columnName,
      dataType,
      ...roleFlags(roles),
      dateFormat: null,
      decimalMark: null,
      groupMark: null,
      nullTokens: [],
    };
  });
}
