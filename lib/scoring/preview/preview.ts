import { sql } from "drizzle-orm";
import { employees } from "@/db/schema/people";
import { requireAbility } from "@/lib/access/policy";
import { type Scope, withinScope } from "@/lib/access/scope";
import type { WorkCtx } from "@/lib/context";
import { AppError, invalid } from "@/lib/errors";
import { listKpis } from "@/lib/kpis/definitions/queries";
import { listKras } from "@/lib/kpis/kras/queries";
import type { TemplateRule } from "@/lib/kpis/rule/types";
import { checkContent, toTemplateRule } from "@/lib/kpis/templates/check-content";
import { requireTemplate } from "@/lib/kpis/templates/queries";
import { loadOverrides } from "../overrides/in-force";
import { listFinishedPeriods } from "../periods/finished";
import { type Period, requirePeriod } from "../periods/queries";
import { SMALLEST_GROUP } from "../rollups/withheld-groups";
import { loadHeldScores } from "../runs/held";
import { asIfWhole } from "./as-if-whole";
import type { Preview, PreviewedPeriod, PreviewInput, PreviewSummary } from "./input";
import { kpiPeople } from "./kpi-people";
import { listPreviewedPeople, type PreviewedPerson } from "./people";
import { personalDraft } from "./personal-draft";
import { heldQuestion, scoreDraft } from "./score-draft";
import { readMeasurements } from "./stored-measurements";
import { type BeforeAfter, largestMoves, summarise } from "./summarise";

const MOVERS = 10;

interface PreviewAsked {
  templateId: number;
  input: PreviewInput;
  scope: Scope;
  /** Whether whoever asked is still there. */
  signal?: AbortSignal | undefined;
}

/**
 * How finished periods would have come out for the people a template scores, by a draft that need not be saved: each
 * period as if it alone were computed again from the figures it measured. Stores nothing. Throws "invalid" at the field
 * that could not be saved either.
 */
export async function previewTemplate(ctx: WorkCtx, asked: PreviewAsked): Promise<Preview> {
  requireAbility(ctx.actor, "configure KPIs");
  const startedAt = performance.now();
  const { period_ids: periodIds, kpi_id: kpiId, ...content } = asked.input;
  const template = await requireTemplate(ctx.db, asked.templateId);
  const [kpis, kras] = await Promise.all([listKpis(ctx.db), listKras(ctx.db)]);
  const problems = checkContent(content, { kpis, kraIds: new Set(kras.map(({ id }) => id)) });
  if (problems.length > 0) throw invalid(problems);
  const { rule, taken } = asIfWhole(toTemplateRule(content, kpis));
  const periods = periodIds
    ? await Promise.all(periodIds.map((id) => requirePeriod(ctx.db, id)))
    : await listFinishedPeriods(ctx.db, { frequency: template.frequency, now: ctx.now, limit: 1 });
  const previewed: PreviewedPeriod[] = [];
  for (const period of periods) previewed.push(await previewPeriod(ctx, { ...asked, period, rule, kpiId }));
  return {
    periods: previewed,
    taken_as_whole: taken.map(({ kraId, sumPercent }) => ({ kra_id: kraId, sum_percent: sumPercent })),
    duration_ms: Math.round(performance.now() - startedAt),
  };
}

export interface PeriodAsked extends Omit<PreviewAsked, "input"> {
  period: Period;
  rule: TemplateRule;
  kpiId: number | undefined;
}

/** One period by a rule: everyone the template scored then, before and after. */
export async function previewPeriod(ctx: WorkCtx, asked: PeriodAsked): Promise<PreviewedPeriod> {
  const { period, rule, kpiId, scope, templateId, signal } = asked;
  const people = await listPreviewedPeople(ctx.db, period, templateId);
  const kpiIds = rule.items.map((item) => item.kpiId);
  const { byEmployee: personal, addedKpis } = await personalDraft(ctx.db, {
    period,
    people,
    rule,
    templateId,
  });
  const stored = await readMeasurements(ctx.database.sql, {
    periodId: period.id,
    kpiIds: [...kpiIds, ...addedKpis.map((kpi) => kpi.kpiId)],
    employeeIds: people.map(({ employeeId }) => employeeId),
    shownKpiId: kpiId,
  });
  const question = heldQuestion({ rule, people, stored });
  const held = await loadHeldScores(ctx.db, period, question.kpiIds, question.employeeIds);
  const overrides = await loadOverrides(ctx.db, period.id, null);
  const outcomes = await scoreDraft({
    rule,
    personal,
    people,
    stored,
    held,
    overrides,
    shownKpiId: kpiId,
    signal,
  });
  if (!outcomes) throw new AppError("unavailable", "The preview was given up.");
  const pairs = people.map(({ employeeId, total, band }, index): BeforeAfter => {
    const outcome = outcomes[index];
    return {
      employeeId,
      before: total,
      bandBefore: band,
      after: outcome?.total ?? null,
      bandAfter: outcome?.band ?? "not_scored",
    };
  });
  const shown =
    kpiId !== undefined && stored.kpiIds.has(kpiId)
      ? kpiPeople({ kpiId, bands: rule.bands, people, outcomes, rawScores: stored.rawScores })
      : null;
  const isWithheld = !scope.seesEveryone && people.length < SMALLEST_GROUP;
  return {
    id: period.id,
    name: period.name,
    start: period.periodStart,
    end: period.periodEnd,
    people_count: people.length,
    versions: versionsOf(people),
    summary: isWithheld ? null : await summaryOf(ctx, scope, pairs),
    unmeasured_kpi_ids: people.length === 0 ? [] : kpiIds.filter((id) => !stored.kpiIds.has(id)),
    kpi: shown && { ...shown, people: await withNames(ctx, shown.people) },
  };
}

function versionsOf(people: readonly PreviewedPerson[]) {
  const counts = new Map<number, number>();
  for (const { version } of people) if (version !== null) counts.set(version, (counts.get(version) ?? 0) + 1);
  return [...counts]
    .map(([version, count]) => ({ version, people_count: count }))
    .sort((a, b) => b.version - a.version);
}

async function summaryOf(ctx: WorkCtx, scope: Scope, pairs: BeforeAfter[]): Promise<PreviewSummary> {
  const { before, after, moves, changedCount, upCount, downCount } = summarise(pairs);
  const wire = ({ mean, ratedCount, bandCounts }: typeof before) => ({
    mean,
    rated_count: ratedCount,
    band_counts: bandCounts,
  });
  return {
    before: wire(before),
    after: wire(after),
    changed_count: changedCount,
    up_count: upCount,
    down_count: downCount,
    moves: moves.map(({ from, to, peopleCount }) => ({ from, to, people_count: peopleCount })),
    movers: await moversOf(ctx, scope, pairs),
  };
}

/** A person's total is theirs: it comes with a name only for those who see that person. */
async function moversOf(ctx: WorkCtx, scope: Scope, pairs: BeforeAfter[]): Promise<PreviewSummary["movers"]> {
  const ranked = largestMoves(pairs);
  if (ranked.length === 0) return [];
  const ids = `{${ranked.map(({ employeeId }) => employeeId).join(",")}}`;
  const seen = await ctx.db.execute<{ id: number; name: string }>(sql`
    SELECT ${employees.id}, ${employees.name}
      FROM unnest(${ids}::integer[]) WITH ORDINALITY AS ranked (id, place)
      JOIN ${employees} ON ${employees.id} = ranked.id
     WHERE ${withinScope(scope, employees.id)}
     ORDER BY ranked.place LIMIT ${MOVERS}`);
  const byId = new Map(ranked.map((mover) => [mover.employeeId, mover]));
  return seen.flatMap(({ id, name }) => {
    const mover = byId.get(id);
    if (!mover) return [];
    const { before, after, change, bandBefore, bandAfter } = mover;
    return [{ employee_id: id, name, before, after, change, band_before: bandBefore, band_after: bandAfter }];
  });
}

async function withNames<T extends { employee_id: number }>(ctx: WorkCtx, people: T[]) {
  const ids = `{${people.map(({ employee_id }) => employee_id).join(",")}}`;
  const rows = await ctx.db.execute<{ id: number; name: string }>(
    sql`SELECT id, name FROM employees WHERE id = ANY (${ids}::integer[])`,
  );
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return people.map((person) => ({ ...person, name: names.get(person.employee_id) ?? "" }));
}
