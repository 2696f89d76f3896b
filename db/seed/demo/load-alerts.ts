import { eq } from "drizzle-orm";
import { alertRules } from "@/db/schema/alerts";
import { kpiDefinitions } from "@/db/schema/kpis";
import { systemScope } from "@/lib/access/scope";
import { alertRuleInput } from "@/lib/alerts/rules/input";
import { createAlertRule } from "@/lib/alerts/rules/mutations";
import type { WorkCtx } from "@/lib/context";

const RULES = [
  {
    name: "Low score",
    settings: { condition: "threshold", value: "70", margin: "5" },
    escalate_after_hours: 48,
  },
  {
    name: "Three months under target",
    settings: { condition: "misses", value: "85", periods: 3, margin: "2" },
    escalate_after_hours: 72,
  },
  { name: "Sharp drop", settings: { condition: "drop", points: "12", periods: 3, margin: "4" } },
  {
    name: "Unusual for the person",
    settings: { condition: "anomaly", side: "below", history: 11, margin: "0.5" },
  },
  {
    name: "Values not entered",
    settings: { condition: "missing_entries", days: 5 },
    escalate_after_hours: 72,
  },
  {
    name: "Tickets come back",
    kpi: "Reopened tickets",
    settings: { condition: "threshold", value: "70", margin: "5" },
    escalate_after_hours: 48,
  },
] as const;

/** Some rules over the scores; the sidecar looks at everyone by them once it runs. */
export async function loadAlertRules(ctx: WorkCtx): Promise<string> {
  for (const { kpi, ...rule } of RULES.map((each) => ({ kpi: null, ...each }))) {
    if (await ctx.db.$count(alertRules, eq(alertRules.name, rule.name))) continue;
    const about = { ...rule, kpi_id: kpi && (await requireKpiNamed(ctx, kpi)) };
    await createAlertRule(ctx, { scope: systemScope(ctx.now), rule: alertRuleInput.parse(about) });
  }
  return `${RULES.length} rules`;
}

async function requireKpiNamed({ db }: WorkCtx, name: string): Promise<number> {
  const [kpi] = await db
    .select({ id: kpiDefinitions.id })
    .from(kpiDefinitions)
    .where(eq(kpiDefinitions.name, name));
  if (!kpi) throw new Error(`The demo company has no KPI called ${name}.`);
  return kpi.id;
}
