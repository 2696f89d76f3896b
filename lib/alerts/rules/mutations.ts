import { and, eq, ne, sql } from "drizzle-orm";
import { alertRules, alerts } from "@/db/schema/alerts";
import { kpiDefinitions, scorecardTemplates } from "@/db/schema/kpis";
import { employees, orgUnits } from "@/db/schema/people";
import { requireAbility } from "@/lib/access/policy";
import { requireInScope, type Scope } from "@/lib/access/scope";
import { recordAudit } from "@/lib/audit/record";
import { type Ctx, inTransaction } from "@/lib/context";
import { conflict, invalid, notFound } from "@/lib/errors";
import { parseInput } from "@/lib/zod-fields";
import { followRule, lockAlerts } from "../incidents/follow-rule";
import { requestAlertCheckOfEveryone } from "../request-check";
import { type AlertRuleInput, alertRuleInput } from "./input";
import { type ListedAlertRule, readRule, requireAlertRule } from "./queries";

/** A rule is looked at for everyone at once. */
export function createAlertRule(
  ctx: Ctx,
  { scope, rule }: { scope: Scope; rule: AlertRuleInput },
): Promise<ListedAlertRule> {
  requireAbility(ctx.actor, "configure alerts");
  const input = parseInput(alertRuleInput, rule);
  return inTransaction(ctx, async (tx) => {
    await refuseUnsound(tx, { input, scope, id: 0 });
    const createdBy = tx.actor.kind === "account" ? tx.actor.accountId : null;
    const [created] = await tx.db
      .insert(alertRules)
      .values({ ...stored(input), createdBy, createdAt: tx.now })
      .returning({ id: alertRules.id });
    if (!created) throw new Error("The alert rule was not stored.");
    await recordAudit(tx, { ...entry("alert_rule.created", created.id), after: input });
    await requestAlertCheckOfEveryone(tx);
    return requireAlertRule(tx.db, created.id);
  });
}

/** Throws "conflict" when someone else saved it in the meantime. Unchanged, nothing is written. */
export function changeAlertRule(
  ctx: Ctx,
  { scope, id, rule, version }: { scope: Scope; id: number; rule: AlertRuleInput; version: number },
): Promise<ListedAlertRule> {
  requireAbility(ctx.actor, "configure alerts");
  const input = parseInput(alertRuleInput, rule);
  return inTransaction(ctx, async (tx) => {
    await lockAlerts(tx);
    const [row] = await tx.db.select().from(alertRules).where(eq(alertRules.id, id)).for("update");
    if (!row) throw notFound("This alert rule");
    await refuseUnsound(tx, { input, scope, id });
    const before = asInput(row);
    if (JSON.stringify(before) === JSON.stringify(alertRuleInput.parse(input)))
      return requireAlertRule(tx.db, id);
    if (row.version !== version)
      throw conflict(`${row.name} was changed in the meantime. Nothing was saved: reload to see it.`);
    await tx.db
      .update(alertRules)
      .set({ ...stored(input), version: row.version + 1 })
      .where(eq(alertRules.id, id));
    await recordAudit(tx, { ...entry("alert_rule.changed", id), before, after: input });
    const after = await requireAlertRule(tx.db, id);
    await followRule(tx, { before: readRule(row), after });
    await requestAlertCheckOfEveryone(tx);
    return requireAlertRule(tx.db, id);
  });
}

/** Deletes a rule that never opened an alert; any other is switched off, since its alerts refer to it. */
export function deleteAlertRule(ctx: Ctx, id: number): Promise<void> {
  requireAbility(ctx.actor, "configure alerts");
  return inTransaction(ctx, async (tx) => {
    const [row] = await tx.db.select().from(alertRules).where(eq(alertRules.id, id)).for("update");
    if (!row) throw notFound("This alert rule");
    if ((await tx.db.$count(alerts, eq(alerts.ruleId, id))) > 0)
      throw conflict(`${row.name} has opened alerts, which keep it. Switch it off instead.`);
    await tx.db.delete(alertRules).where(eq(alertRules.id, id));
    await recordAudit(tx, { ...entry("alert_rule.deleted", id), before: asInput(row) });
  });
}

const stored = (input: AlertRuleInput) => ({
  name: input.name,
  condition: input.settings.condition,
  settings: input.settings,
  kpiId: input.kpi_id,
  frequency: input.frequency,
  coverage: input.coverage,
  coverageId: input.coverage_id,
  escalateAfterHours: input.escalate_after_hours,
  isActive: input.is_active,
});

function asInput(row: typeof alertRules.$inferSelect): AlertRuleInput {
  const rule = readRule(row);
  return alertRuleInput.parse({
    settings: rule.settings,
    kpi_id: rule.kpiId,
    frequency: rule.frequency,
    coverage: rule.coverage,
    coverage_id: rule.coverageId,
    name: rule.name,
    escalate_after_hours: rule.escalateAfterHours,
    is_active: rule.isActive,
  });
}

async function refuseUnsound(
  tx: Ctx,
  { input, scope, id }: { input: AlertRuleInput; scope: Scope; id: number },
): Promise<void> {
  const taken = and(eq(alertRules.name, input.name), ne(alertRules.id, id));
  if (await tx.db.$count(alertRules, taken))
    throw invalid([{ path: "name", message: "Another rule has this name already" }]);
  await refuseUnknown(tx, input);
  await requireMayCover(tx, { scope, ...input });
}

/** Throws "invalid" at what does not exist. */
export async function refuseUnknown(
  { db }: Pick<Ctx, "db">,
  input: Pick<AlertRuleInput, "kpi_id" | "coverage" | "coverage_id">,
): Promise<void> {
  const { kpi_id: kpiId, coverage, coverage_id: coverageId } = input;
  if (kpiId !== null && !(await db.$count(kpiDefinitions, eq(kpiDefinitions.id, kpiId))))
    throw invalid([{ path: "kpi_id", message: "There is no such KPI" }]);
  if (coverage === "everyone" || coverageId === null) return;
  const table = { unit: orgUnits, template: scorecardTemplates, person: employees }[coverage];
  if (!(await db.$count(table, sql`id = ${coverageId}`)))
    throw invalid([{ path: "coverage_id", message: `There is no such ${coverage}` }]);
}

/** A rule about one person says how they stand: only who may see that makes or tries one. */
export async function requireMayCover(
  { db }: Pick<Ctx, "db">,
  { scope, coverage, coverage_id: id }: Pick<AlertRuleInput, "coverage" | "coverage_id"> & { scope: Scope },
): Promise<void> {
  if (coverage === "person" && id !== null) await requireInScope(db, scope, id);
}

const entry = (action: string, id: number) => ({ action, entityType: "alert_rule", entityId: id });
