import { sql } from "drizzle-orm";
import { may } from "@/lib/access/policy";
import type { Ctx } from "@/lib/context";
import type { PersonInPeriod } from "@/lib/people/queries";
import { listPeopleInPeriod } from "@/lib/people/queries";
import { organisationToday } from "@/lib/people/today";
import { listKpis } from "../definitions/queries";
import type { Kpi } from "../definitions/types";
import { listKras } from "../kras/queries";
import type { TemplateRule } from "../rule/types";
import { toTemplateRule } from "../templates/check-content";
import { requireVersion } from "../templates/queries";
import type { AssignedTerms } from "./apply";
import { dayAfter } from "./days";
import { assignableOf } from "./may-assign";
import { type ExistingAssignment, listOverlapping } from "./overlapping";
import { templatesOf } from "./templates-of";
import { type AssignmentTerms, INDIVIDUAL_GOALS } from "./types";
import { weightEffects } from "./weight-effects";

export const OUTCOMES = [
  "assign",
  "has_it",
  "needs_weight",
  "no_template",
  "not_employed",
  "out_of_scope",
] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface NamedEffect {
  /** Null: the weights of the KRAs themselves. */
  kra: string | null;
  sum: string | null;
  weights: { name: string; before: string | null; after: string }[];
}

export interface PlannedPerson {
  employeeId: number;
  name: string;
  employeeNumber: string;
  outcome: Outcome;
  template: string | null;
  effects: NamedEffect[];
  /** The assignment that is in the way. */
  existing: { from: string; to: string | null } | null;
}

export interface AssignmentPlan {
  people: PlannedPerson[];
  counts: Record<Outcome, number>;
}

interface Planned {
  employeeIds: readonly number[];
  kpi: Kpi;
  /** A KRA of 0: that of individual goals. */
  terms: AssignmentTerms;
  /** An assignment that is changed, and so not in its own way. */
  except?: number;
}

/** Who would get an assignment, what it does to their weights, and why others would not. By name; counts are of everyone. */
export async function planAssignment(ctx: Ctx, planned: Planned): Promise<AssignmentPlan> {
  const { db } = ctx;
  const { kpi, terms, except } = planned;
  const ids = [...new Set(planned.employeeIds)];
  const today = await organisationToday(db, ctx.now);
  const day = terms.start_date > today || (terms.end_date ?? today) < today ? terms.start_date : today;
  const mine = await assignableOf(ctx, ids);
  const employed = await listPeopleInPeriod(db, { from: day, to: dayAfter(day) ?? day, only: ids });
  const byId = new Map(employed.map((person) => [person.employeeId, person]));
  const templates = await templatesOf(db, { people: employed, day });
  const overlapping = await listOverlapping(db, { employeeIds: ids, terms, except });
  const effectsOf = await effectsReader(ctx, planned, templates.values());
  const people = (await listNames(ctx, ids)).map(({ id, name, employee_number }): PlannedPerson => {
    const own = overlapping.get(id) ?? [];
    const inTheWay = own.find(({ kpiId }) => kpiId === kpi.id) ?? null;
    const person: PersonInPeriod | undefined = byId.get(id);
    const [template] = templates.get(id) ?? [];
    const found = { employeeId: id, name, employeeNumber: employee_number, template: template?.name ?? null };
    const none = { ...found, effects: [], existing: null };
    if (!mine.has(id)) return { ...none, template: null, outcome: "out_of_scope" };
    if (!person) return { ...none, outcome: "not_employed" };
    if (inTheWay) {
      return { ...none, outcome: "has_it", existing: { from: inTheWay.from, to: inTheWay.to } };
    }
    if (!template) return { ...none, outcome: "no_template" };
    const inForce = own.filter(({ from, to }) => from <= day && (to === null || to > day));
    const effects = (templates.get(id) ?? []).map((each) => effectsOf(each, inForce));
    const counts = effects.some((each) => each !== null);
    return counts
      ? { ...found, outcome: "assign", effects: effects.flatMap((each) => each ?? []), existing: null }
      : { ...none, outcome: "needs_weight" };
  });
  const counts = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0])) as Record<Outcome, number>;
  for (const { outcome } of people) counts[outcome] += 1;
  return { people: people.filter((person) => isNamed(ctx, person)), counts };
}

/** Who is nobody's report of a manager is counted, not named. */
const isNamed = ({ actor }: Ctx, { outcome, employeeId }: PlannedPerson): boolean =>
  outcome !== "out_of_scope" ||
  may(actor, "configure KPIs") ||
  (actor.kind === "account" && actor.employeeId === employeeId);

async function listNames({ db }: Ctx, ids: readonly number[]) {
  return db.execute<{ id: number; name: string; employee_number: string }>(
    sql`SELECT id, name, employee_number FROM employees WHERE id = ANY (${`{${ids.join(",")}}`}::integer[]) ORDER BY name, id`,
  );
}

/** Null where the assignment would count for nothing: the template does not hold the KPI, and no weight is given. */
async function effectsReader(
  { db }: Ctx,
  { kpi, terms }: Planned,
  templates: Iterable<{ templateId: number; version: number }[]>,
) {
  const kpis = await listKpis(db);
  const kras = new Map((await listKras(db)).map(({ id, name }) => [id, name]));
  const names = new Map(kpis.map(({ id, name }) => [id, name]));
  const rules = new Map<number, TemplateRule>();
  for (const { templateId, version } of [...templates].flat()) {
    if (rules.has(templateId)) continue;
    rules.set(templateId, toTemplateRule(await requireVersion(db, templateId, version), kpis));
  }
  const added = assignedTerms({ kpiId: kpi.id, kraId: terms.kra_id, weight: terms.weight });
  const known = new Map<string, NamedEffect[] | null>();
  return ({ templateId }: { templateId: number }, inForce: readonly ExistingAssignment[]) => {
    const rule = rules.get(templateId);
    if (!rule) return null;
    const key = JSON.stringify([
      templateId,
      inForce.map(({ kpiId, kraId, weight }) => [kpiId, kraId, weight]),
    ]);
    const remembered = known.get(key);
    if (remembered !== undefined) return remembered;
    const holds = rule.items.some(({ kpiId }) => kpiId === kpi.id);
    const effects =
      !holds && terms.weight === null
        ? null
        : weightEffects(rule, { existing: inForce.map(assignedTerms), added }).map((effect): NamedEffect => {
            const { kraId, sumPercent, weights } = effect;
            const nameOf = (id: number) => (kraId === null ? kraName(id) : (names.get(id) ?? ""));
            return {
              kra: kraId === null ? null : kraName(kraId),
              sum: sumPercent,
              weights: weights.map(({ id, before, after }) => ({ name: nameOf(id), before, after })),
            };
          });
    known.set(key, effects);
    return effects;
  };
  function kraName(id: number): string {
    return kras.get(id) ?? INDIVIDUAL_GOALS;
  }
}

/** For weights alone: how the KPI is scored does not matter. */
function assignedTerms({
  kpiId,
  kraId,
  weight,
}: Pick<ExistingAssignment, "kpiId" | "kraId" | "weight">): AssignedTerms {
  const scored = {
    direction: "higher_is_better",
    target: { value: "1" },
    method: { kind: "linear" },
  } as const;
  return {
    kpiId,
    weightPercent: weight,
    item: { kpiId, kraId, ...scored, missing: "exclude", minRecords: 0 },
  };
}
