import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import {
  kpiBindings,
  kpiDefinitions,
  kraDefinitions,
  scorecardTemplateGuardrails,
  scorecardTemplateItems,
  scorecardTemplateKras,
  scorecardTemplateMappings,
  scorecardTemplates,
  scorecardTemplateVersions,
} from "@/db/schema/kpis";
import { organisations } from "@/db/schema/people";
import { commandActor, type WorkCtx } from "@/lib/context";
import { listBindingSources } from "@/lib/kpis/bindings/binding-sources";
import { storeBinding } from "@/lib/kpis/bindings/stored-binding";
import type { Aggregation, BindingRule, Condition, Filter } from "@/lib/kpis/types";
import { ensureBuiltinSources } from "@/lib/sources/ensure-builtin";

/** The quarter that every record falls into. */
export const QUARTER = { periodStart: "2026-07-01", periodEnd: "2026-10-01" };

export interface BenchCompany {
  ctx: WorkCtx;
  /** KPI ids with the rules that measure them. */
  kpis: { id: number; rule: BindingRule }[];
}

/**
 * A company for benchmarks: teams of ten under managers over four levels, closed tickets spread over everyone and the
 * quarter, and one template with eight KPIs of every kind in three KRAs. The same numbers every time.
 */
export async function foundBenchCompany(
  database: Database,
  { employees, records }: { employees: number; records: number },
): Promise<BenchCompany> {
  const { db, sql: driver } = database;
  const ctx: WorkCtx = {
    db,
    database,
    actor: commandActor("bench"),
    now: new Date("2026-11-20T12:00:00Z"),
  };
  await db.insert(organisations).values({ name: "Bench", timeZone: "Europe/Berlin" });
  await ensureBuiltinSources(ctx);
  await driver`INSERT INTO employees (employee_number, name)
    SELECT 'E-' || n, 'Person ' || n FROM generate_series(0, ${employees - 1}::integer) AS n`;
  // Unit n belongs to unit n / 10, and person n to unit n / 10: a tree with ten branches everywhere.
  await driver`INSERT INTO org_units (code, name, kind, parent_id) OVERRIDING USER VALUE
    SELECT 'U-' || n, 'Unit ' || n, 'team', CASE WHEN n > 0 THEN n / 10 + 1 END
      FROM generate_series(0, ${Math.ceil(employees / 10) - 1}::integer) AS n`;
  await driver`INSERT INTO positions (employee_id, org_unit_id)
    SELECT id, (id - 1) / 10 + 1 FROM employees`;
  await driver`INSERT INTO reporting_lines (employee_id, manager_id)
    SELECT id, (id - 1) / 10 + 1 FROM employees WHERE id > 10`;
  await driver`INSERT INTO records.tickets
      (ticket_number, customer, assignee_employee_id, closer_employee_id, opened_at, first_reply_at, resolved_at,
       closed_at, sla_met, reopen_count, reply_count, csat)
    SELECT 'T-' || n, 'C-' || n % 997, h % ${employees}::integer + 1, h % ${employees}::integer + 1,
           at, at + (h % 900) * interval '1 minute', at + (h % 9000) * interval '1 minute',
           at + (h % 9000) * interval '1 minute', h % 9 <> 0, (h % 11 = 0)::integer, h % 7,
           CASE WHEN h % 3 = 0 THEN (h % 50) / 10.0 END
      FROM generate_series(1, ${records}::integer) AS n,
           LATERAL (SELECT (n * 2654435761) % 4294967296 AS h) AS mixed,
           LATERAL (SELECT timestamptz '2026-07-02' + (h % 110000) * interval '1 minute' AS at) AS opened`;
  await driver`ANALYZE`;
  return { ctx, kpis: await defineTemplate(ctx) };
}

const every: Filter = { match: "all", conditions: [] };
const only = (...conditions: Condition[]): Filter => ({ match: "all", conditions });
const counted = (filter: Filter) => ({ filter, add: { kind: "count" as const } });
const hours = (to: string) => ({ kind: "duration", from: "opened_at", to, unit: "hours" }) as const;

interface BenchKpi {
  name: string;
  target: string;
  lower?: boolean;
  kra: number;
  weight: string;
  aggregation: Aggregation;
}

const KPIS: BenchKpi[] = [
  { name: "Tickets closed", target: "100", kra: 0, weight: "60", aggregation: { kind: "count" } },
  {
    name: "Replies",
    target: "300",
    kra: 0,
    weight: "40",
    aggregation: { kind: "sum", measure: { kind: "column", column: "reply_count" } },
  },
  {
    name: "Closed in time",
    target: "95",
    kra: 1,
    weight: "40",
    aggregation: {
      kind: "ratio",
      numerator: counted(only({ column: "sla_met", op: "is_true" })),
      denominator: counted(every),
      asPercent: true,
    },
  },
  {
    name: "Hours to first reply",
    target: "8",
    lower: true,
    kra: 1,
    weight: "30",
    aggregation: { kind: "avg", measure: hours("first_reply_at") },
  },
  {
    name: "Median hours to resolve",
    target: "72",
    lower: true,
    kra: 1,
    weight: "30",
    aggregation: { kind: "median", measure: hours("resolved_at") },
  },
  {
    name: "Satisfaction",
    target: "2.5",
    kra: 2,
    weight: "40",
    aggregation: { kind: "avg", measure: { kind: "column", column: "csat" } },
  },
  {
    name: "Reopened",
    target: "5",
    lower: true,
    kra: 2,
    weight: "30",
    aggregation: {
      kind: "ratio",
      numerator: counted(only({ column: "reopen_count", op: "gt", value: "0" })),
      denominator: counted(every),
      asPercent: true,
    },
  },
  {
    name: "Customers served",
    target: "80",
    kra: 2,
    weight: "30",
    aggregation: { kind: "distinct", column: "customer" },
  },
];

async function defineTemplate({ db }: WorkCtx): Promise<BenchCompany["kpis"]> {
  const tickets = (await listBindingSources(db)).find((source) => source.tableName === "tickets");
  if (!tickets) throw new Error("There is no source of tickets.");
  const kras = await db
    .insert(kraDefinitions)
    .values([{ name: "Output" }, { name: "Speed" }, { name: "Quality" }])
    .returning({ id: kraDefinitions.id });
  const [template] = await db
    .insert(scorecardTemplates)
    .values({ name: "Everyone" })
    .returning({ id: scorecardTemplates.id });
  const [version] = await db
    .insert(scorecardTemplateVersions)
    .values({ templateId: template?.id ?? 0, version: 1 })
    .returning({ id: scorecardTemplateVersions.id });
  const versionId = version?.id ?? 0;
  await db.insert(scorecardTemplateMappings).values({ templateId: template?.id ?? 0 });
  await db.insert(scorecardTemplateKras).values(
    kras.map(({ id: kraId }, position) => ({
      versionId,
      kraId,
      weight: ["40", "30", "30"][position] ?? "0",
      position,
    })),
  );
  const defined: BenchCompany["kpis"] = [];
  for (const [position, { name, target, lower, kra, weight, aggregation }] of KPIS.entries()) {
    const [kpi] = await db
      .insert(kpiDefinitions)
      .values({
        name,
        calculationType: "binding",
        targetType: "numeric",
        direction: lower ? "lower_is_better" : "higher_is_better",
        target: { value: target },
        scoringMethod:
          position % 2 === 0 ? { kind: "linear" } : ({ kind: "capped", cap: "1.2" } as { kind: string }),
      })
      .returning({ id: kpiDefinitions.id });
    const id = kpi?.id ?? 0;
    const rule: BindingRule = {
      filter: every,
      aggregation,
      ownershipRule: "closer",
      timeColumn: "closed_at",
      emptyMeans: "missing",
    };
    await db.insert(kpiBindings).values({ kpiId: id, sourceId: tickets.id, ...storeBinding(rule) });
    await db
      .insert(scorecardTemplateItems)
      .values({ versionId, kpiId: id, kraId: kras[kra]?.id ?? 0, weight, position });
    defined.push({ id, rule });
  }
  const [primary, , guard] = defined;
  if (primary && guard) {
    const guardrail = {
      primaryKpiId: primary.id,
      guardrailKpiId: guard.id,
      threshold: "90",
      capScore: "100",
    };
    await db.insert(scorecardTemplateGuardrails).values({ versionId, ...guardrail });
  }
  await db.execute(sql`UPDATE scorecard_template_versions SET status = 'active'`);
  return defined;
}
