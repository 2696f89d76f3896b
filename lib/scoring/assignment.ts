import { applyAssigned, type WeightSum } from "@/lib/kpis/assignments/apply";
import type { ItemRule, Target, TemplateRule } from "@/lib/kpis/rule/types";
import { type DayRange, holds, overlap } from "@/lib/people/dated/range";
import type { PeriodSpan } from "./periods/span";
import {
  type ChangeKind,
  dayBefore,
  type IsWorkingDay,
  type Proration,
  proRate,
  type TargetStretch,
} from "./prorate";

/** An assignment as a computation reads it. Its days are half-open. */
export interface Assignment extends DayRange {
  assignmentId: number;
  version: number;
  /** Null: what the template or the KPI says. */
  target: Target | null;
  weightPercent: string | null;
  /** Whether the KPI can be measured over some days of a period: not what is entered once, or worked out. */
  hasDays: boolean;
  from: string;
  /** How the KPI is scored where the template does not hold it, with the KPI's own target. */
  item: Omit<ItemRule, "weightPercent">;
}

/** Days before a move in which another template was the person's; a null rule: none was. */
export interface EarlierTemplate {
  from: string | null;
  to: string;
  rule: TemplateRule | null;
}

/** What is particular to one person in a period. */
export interface PersonalFacts {
  /** Days of employment, half-open. */
  employed: DayRange;
  earlier: readonly EarlierTemplate[];
  /** By start. */
  assignments: readonly Assignment[];
  /** Null: their working days are not known. */
  isWorkingDay: IsWorkingDay | null;
}

/** What was particular about one KPI of one person; stored with the result. */
export interface OwnTerms {
  assignment: { id: number; version: number } | null;
  /** The template does not hold the KPI. */
  isAdded: boolean;
  proration: Proration | null;
  /** The target that counts where it is not that of the rule's template. */
  target: Target;
  /** Days it is measured over where these are not the whole period: an added KPI's own. */
  measured: { from: string; to: string } | null;
}

export interface PersonalRule {
  rule: TemplateRule;
  /** By KPI; none: as the template says. */
  own: Map<number, OwnTerms>;
  sums: WeightSum[];
}

/**
 * The rule one person is scored by: the template with what is assigned to them, its targets following the days that
 * count. What holds on the last day that counts decides about weights and about targets that do not follow days. Null
 * when the template holds as it is.
 */
export function personalRule(
  rule: TemplateRule,
  facts: PersonalFacts,
  span: PeriodSpan,
): PersonalRule | null {
  const counted = overlap({ from: span.periodStart, to: span.periodEnd }, facts.employed);
  if (!counted?.from || !counted.to) return null;
  const days = { from: counted.from, to: counted.to };
  const held = new Map(rule.items.map((item) => [item.kpiId, item]));
  const inForce = facts.assignments.filter(
    ({ from, to, target, item, weightPercent }) =>
      overlap({ from, to }, days) &&
      fits(target, held.get(item.kpiId) ?? item) &&
      (held.has(item.kpiId) || weightPercent !== null),
  );
  const counting = latest(
    inForce.filter((each) => !held.has(each.item.kpiId) || holds(each, dayBefore(days.to))),
  );
  const { rule: weighed, sums } = applyAssigned(
    rule,
    [...counting].map(([kpiId, { weightPercent, item }]) => ({ kpiId, weightPercent, item })),
  );
  const own = new Map<number, OwnTerms>();
  const items = weighed.items.map((item) => {
    const template = held.get(item.kpiId) ?? null;
    const ofKpi = inForce.filter((each) => each.item.kpiId === item.kpiId);
    const assignments = template ? ofKpi : lastUnbroken(ofKpi);
    const terms = termsOf({
      item,
      template,
      counting: counting.get(item.kpiId),
      assignments,
      facts,
      days,
      span,
    });
    if (!terms) return item;
    own.set(item.kpiId, terms);
    return { ...item, target: terms.target };
  });
  return own.size === 0 ? null : { rule: { ...weighed, items }, own, sums };
}

/** By KPI, the one that begins last. */
const latest = (assignments: readonly Assignment[]) =>
  new Map(assignments.map((assignment) => [assignment.item.kpiId, assignment]));

/** The last one and those before it without a day between: one range of days, which the KPI can be measured over. */
function lastUnbroken(assignments: readonly Assignment[]): readonly Assignment[] {
  const broken = assignments.findLastIndex(({ to }, index) => {
    const next = assignments[index + 1];
    return next !== undefined && next.from !== to;
  });
  return assignments.slice(broken + 1);
}

interface ItemInPeriod {
  item: ItemRule;
  /** Null: the KPI is added by an assignment. */
  template: ItemRule | null;
  counting: Assignment | undefined;
  /** Of this KPI, in force on a day that counts. */
  assignments: readonly Assignment[];
  facts: PersonalFacts;
  days: { from: string; to: string };
  span: PeriodSpan;
}

function termsOf(asked: ItemInPeriod): OwnTerms | null {
  const { item, template, counting, assignments, days, span } = asked;
  const prorated = item.followsDays ? proRate(stretchesOf(asked), asked.facts.isWorkingDay) : null;
  const blended = prorated ? assignments.findLast(({ target }) => target !== null) : undefined;
  const assignment = counting ?? blended;
  if (!assignment && !prorated) return null;
  const measured = template || !counting?.hasDays ? null : measuredOver(assignments, days, span);
  return {
    assignment: assignment ? { id: assignment.assignmentId, version: assignment.version } : null,
    isAdded: template === null,
    proration: prorated?.proration ?? null,
    target: prorated?.target ?? counting?.target ?? item.target,
    measured,
  };
}

/** An added KPI is measured over the days it was assigned for; joining and leaving aside, when there are no records. */
function measuredOver(
  assignments: readonly Assignment[],
  days: { from: string; to: string },
  span: PeriodSpan,
) {
  const [first = days.from] = assignments.map((each) => each.from).sort();
  const last =
    assignments
      .map((each) => each.to ?? span.periodEnd)
      .sort()
      .at(-1) ?? days.to;
  const from = first <= days.from ? span.periodStart : first;
  const to = last >= days.to ? span.periodEnd : last;
  return from === span.periodStart && to === span.periodEnd ? null : { from, to };
}

/** The period cut wherever something changes, each stretch with the target that held. */
function stretchesOf({ item, template, assignments, facts, days, span }: ItemInPeriod): TargetStretch[] {
  const cuts = new Map<string, ChangeKind>();
  const cut = (day: string | null, kind: ChangeKind) => {
    if (day !== null && day > span.periodStart && day < span.periodEnd) cuts.set(day, kind);
  };
  for (const { from, to } of assignments) {
    cut(to, "ended");
    cut(from, "assigned");
  }
  for (const { to } of facts.earlier) cut(to, "moved");
  cut(days.to, "left");
  cut(days.from, "joined");
  const targetOn = (day: string): Target | null => {
    if (day < days.from || day >= days.to) return null;
    const assigned = assignments.find((each) => holds(each, day));
    if (assigned?.target) return assigned.target;
    if (!template) return assigned ? assigned.item.target : null;
    const before = facts.earlier.find((each) => holds(each, day));
    if (!before) return template.target;
    const then = before.rule?.items.find(({ kpiId }) => kpiId === item.kpiId)?.target ?? null;
    return then && fits(then, item) ? then : null;
  };
  const starts = [span.periodStart, ...[...cuts.keys()].sort()];
  return starts.map((from, index) => ({
    from,
    to: starts[index + 1] ?? span.periodEnd,
    target: targetOn(from),
    since: cuts.get(from) ?? null,
  }));
}

/** A KPI may have got another direction since: such a target is left aside rather than breaking a run. */
const fits = (target: Target | null, { direction }: Pick<ItemRule, "direction">) =>
  target === null || "value" in target === (direction !== "target_band");
