import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import {
  kpiBindings,
  kpiDefinitions,
  kpiDefinitionVersions,
  kraDefinitions,
  scorecardTemplateItems,
  scorecardTemplateKras,
  scorecardTemplateMappings,
  scorecardTemplates,
  scorecardTemplateVersions,
} from "@/db/schema/kpis";
import { employees, jobRoles, organisations, orgUnits, positions, reportingLines } from "@/db/schema/people";
import { commandActor, type WorkCtx } from "@/lib/context";
import { listBindingSources } from "@/lib/kpis/bindings/binding-sources";
import { storeBinding } from "@/lib/kpis/bindings/stored-binding";
import type { Aggregation } from "@/lib/kpis/types";
import { ensureBuiltinSources } from "@/lib/sources/ensure-builtin";
import { createPeriod } from "../periods/mutations";

/** 20 November 2026, in the middle of the working day. */
export const NOW = new Date("2026-11-20T09:00:00Z");

/**
 * A small support desk in Berlin, for tests. Ruth leads the company, Ivo its support unit; Amina, Bo and Cy are agents
 * under Ivo, scored by one template; Dee does field work, which no template is for. October 2026 has these tickets:
 * Amina closed 9 of which 8 in time, Bo 4 of which 1 in time, Cy none. Template: Speed (60): tickets closed, target 10;
 * Quality (40): share in time, target 90.
 */
export async function foundSupportDesk(database: Database) {
  const { db } = database;
  const ctx: WorkCtx = { db, database, actor: commandActor("test"), now: NOW };
  await db.insert(organisations).values({ name: "Acme", timeZone: "Europe/Berlin" });
  await ensureBuiltinSources(ctx);
  const [company, support, field] = await unitsOf(ctx);
  const [lead, agent] = ids(
    await db
      .insert(jobRoles)
      .values([{ name: "Lead" }, { name: "Agent" }])
      .returning({ id: jobRoles.id }),
  );
  const names = ["Ruth", "Ivo", "Amina", "Bo", "Cy", "Dee"];
  const [ruth, ivo, amina, bo, cy, dee] = ids(
    await db
      .insert(employees)
      .values(names.map((name) => ({ name, employeeNumber: name.toUpperCase() })))
      .returning({ id: employees.id }),
  );
  await db
    .insert(positions)
    .values([
      { employeeId: ruth, orgUnitId: company, jobRoleId: lead },
      { employeeId: ivo, orgUnitId: support, jobRoleId: lead },
      ...[amina, bo, cy].map((employeeId) => ({ employeeId, orgUnitId: support, jobRoleId: agent })),
      { employeeId: dee, orgUnitId: field },
    ]);
  await db
    .insert(reportingLines)
    .values([
      { employeeId: ivo, managerId: ruth },
      { employeeId: dee, managerId: ruth },
      ...[amina, bo, cy].map((employeeId) => ({ employeeId, managerId: ivo })),
    ]);
  const rules = await agentTemplate(ctx, agent);
  const october = await createPeriod(ctx, { frequency: "monthly", period_start: "2026-10-01" });
  await closeTickets(database, { employeeId: amina, closedAt: "2026-10-05T10:00Z", inTime: 8, late: 1 });
  await closeTickets(database, { employeeId: bo, closedAt: "2026-10-06T10:00Z", inTime: 1, late: 3 });
  // Still October in Greenwich, already November in Berlin; and the other way round.
  await closeTickets(database, { employeeId: cy, closedAt: "2026-10-31T23:30Z", inTime: 5, late: 0 });
  return {
    ctx,
    october,
    units: { company, support, field },
    people: { ruth, ivo, amina, bo, cy, dee },
    ...rules,
  };
}

export type SupportDesk = Awaited<ReturnType<typeof foundSupportDesk>>;

/** Closed tickets of a person, one record each. */
export async function closeTickets(
  { sql: driver }: Database,
  {
    employeeId,
    closedAt,
    inTime,
    late,
  }: { employeeId: number; closedAt: string; inTime: number; late: number },
): Promise<void> {
  await driver`
    INSERT INTO records.tickets (ticket_number, closer_employee_id, closed_at, sla_met)
    SELECT gen_random_uuid()::text, ${employeeId}::integer, ${closedAt}::timestamptz, n <= ${inTime}::integer
      FROM generate_series(1, ${inTime + late}::integer) AS n`;
}

async function unitsOf({ db }: WorkCtx): Promise<[number, number, number]> {
  const [company] = ids(
    await db
      .insert(orgUnits)
      .values({ code: "ACME", name: "Acme", kind: "company" })
      .returning({ id: orgUnits.id }),
  );
  const [support, field] = ids(
    await db
      .insert(orgUnits)
      .values([
        { code: "SUP", name: "Support", kind: "department", parentId: company },
        { code: "FLD", name: "Field", kind: "department", parentId: company },
      ])
      .returning({ id: orgUnits.id }),
  );
  return [company, support, field];
}

/** The template of the agents: two KRAs with a KPI each, over the tickets they closed. */
async function agentTemplate(ctx: WorkCtx, agent: number) {
  const { db } = ctx;
  const closed = await defineKpi(ctx, "Tickets closed", { target: "10", aggregation: { kind: "count" } });
  const every = { match: "all" as const, conditions: [] };
  const inTime = await defineKpi(ctx, "Closed in time", {
    target: "90",
    aggregation: {
      kind: "ratio",
      numerator: {
        filter: { match: "all", conditions: [{ column: "sla_met", op: "is_true" }] },
        add: { kind: "count" },
      },
      denominator: { filter: every, add: { kind: "count" } },
      asPercent: true,
    },
  });
  const [speed, quality] = ids(
    await db
      .insert(kraDefinitions)
      .values([{ name: "Speed" }, { name: "Quality" }])
      .returning({ id: kraDefinitions.id }),
  );
  const [template] = ids(
    await db
      .insert(scorecardTemplates)
      .values({ name: "Support agent", frequency: "monthly" })
      .returning({ id: scorecardTemplates.id }),
  );
  const [version] = ids(
    await db
      .insert(scorecardTemplateVersions)
      .values({ templateId: template, version: 1 })
      .returning({ id: scorecardTemplateVersions.id }),
  );
  await db.insert(scorecardTemplateMappings).values({ templateId: template, jobRoleId: agent });
  await db.insert(scorecardTemplateKras).values([
    { versionId: version, kraId: speed, weight: "60", position: 1 },
    { versionId: version, kraId: quality, weight: "40", position: 2 },
  ]);
  await db.insert(scorecardTemplateItems).values([
    { versionId: version, kpiId: closed, kraId: speed, weight: "100", position: 1 },
    { versionId: version, kpiId: inTime, kraId: quality, weight: "100", position: 2 },
  ]);
  await db.execute(sql`UPDATE scorecard_template_versions SET status = 'active' WHERE id = ${version}`);
  return { kpis: { closed, inTime }, kras: { speed, quality }, template, version };
}

async function defineKpi(
  { db }: WorkCtx,
  name: string,
  { target, aggregation }: { target: string; aggregation: Aggregation },
): Promise<number> {
  const [kpi] = ids(
    await db
      .insert(kpiDefinitions)
      .values({
        name,
        calculationType: "binding",
        targetType: "numeric",
        direction: "higher_is_better",
        target: { value: target },
        scoringMethod: { kind: "linear" },
      })
      .returning({ id: kpiDefinitions.id }),
  );
  const tickets = (await listBindingSources(db)).find((source) => source.tableName === "tickets");
  const rule = {
    filter: { match: "all" as const, conditions: [] },
    aggregation,
    ownershipRule: "closer",
    timeColumn: "closed_at",
    emptyMeans: "missing" as const,
  };
  await db.insert(kpiBindings).values({ kpiId: kpi, sourceId: tickets?.id ?? 0, ...storeBinding(rule) });
  const definition = {
    ...{ name, target, unit: "", target_type: "numeric" },
    ...{ direction: "higher_is_better", scoring_method: { kind: "linear" } },
  };
  await db.insert(kpiDefinitionVersions).values({ kpiId: kpi, version: 1, definition });
  return kpi;
}

/** Generated ids, in the order of the inserted rows. Typed as a tuple long enough for every use here. */
function ids(rows: { id: number }[]): [number, number, number, number, number, number] {
  return rows.map((row) => row.id) as [number, number, number, number, number, number];
}
