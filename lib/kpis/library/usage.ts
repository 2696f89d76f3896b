import { and, eq, gt, isNull, lte, or } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Db } from "@/db/client";
import { kpiAssignments } from "@/db/schema/assignments";
import {
  kpiDefinitions,
  scorecardTemplateGuardrails,
  scorecardTemplateItems,
  scorecardTemplates,
  scorecardTemplateVersions,
} from "@/db/schema/kpis";
import { listKpis, listKpiUses } from "../definitions/queries";
import type { Kpi, KpiUse } from "../definitions/types";
import { listKpiOrigins, type SetOrigin } from "../sets/queries";
import { listPeopleMatched } from "../templates/people-matched";
import { listTemplates } from "../templates/queries";

export interface GuardrailUse {
  templateName: string;
  /** `limits`: this KPI is the guardrail of the other; `limited`: the other is its guardrail. */
  role: "limits" | "limited";
  otherName: string;
}

/** Everything that a KPI is used by. */
export interface KpiUsage {
  templates: KpiUse[];
  /** Formula KPIs that have it as an input, by name. */
  formulas: { id: number; name: string }[];
  /** In versions in force, coming, or drafted; ended ones score nobody any more. */
  guardrails: GuardrailUse[];
  sets: SetOrigin[];
  /** Who is scored by it today: by a template in force, or because it was assigned to them. */
  peopleCount: number;
}

const NOWHERE: KpiUsage = { templates: [], formulas: [], guardrails: [], sets: [], peopleCount: 0 };

/** By KPI, of all of them: a library has hundreds, not millions. `day`: YYYY-MM-DD. */
export async function readUsage(db: Db, day: string): Promise<(kpiId: number) => KpiUsage> {
  const templates = await listKpiUses(db);
  const formulas = formulasByInput(await listKpis(db, { kind: "formula" }));
  const guardrails = await listGuardrailUses(db, day);
  const sets = await listKpiOrigins(db);
  const people = await listPeopleByKpi(db, day);
  return (kpiId) => ({
    templates: templates.get(kpiId) ?? NOWHERE.templates,
    formulas: formulas.get(kpiId) ?? NOWHERE.formulas,
    guardrails: guardrails.get(kpiId) ?? NOWHERE.guardrails,
    sets: sets.get(kpiId) ?? NOWHERE.sets,
    peopleCount: people.get(kpiId)?.size ?? 0,
  });
}

/** Somebody may be scored by it: a template in force or coming holds it, a formula builds on it, or it is assigned. */
export const isUsed = ({ templates, formulas, peopleCount }: KpiUsage): boolean =>
  templates.some(({ active }) => active) || formulas.length > 0 || peopleCount > 0;

function formulasByInput(kpis: readonly Kpi[]): Map<number, { id: number; name: string }[]> {
  const formulas = new Map<number, { id: number; name: string }[]>();
  for (const kpi of kpis) {
    if (kpi.calculation_type !== "formula") continue;
    const inputs = new Set(
      kpi.data_source.inputs.flatMap(({ source }) => (source.type === "kpi" ? [source.kpi_id] : [])),
    );
    for (const input of inputs) put(formulas, input, { id: kpi.id, name: kpi.name });
  }
  return formulas;
}

async function listGuardrailUses(db: Db, day: string): Promise<Map<number, GuardrailUse[]>> {
  const primary = alias(kpiDefinitions, "primary_kpi");
  const guardrail = alias(kpiDefinitions, "guardrail_kpi");
  const rails = await db
    .selectDistinct({
      templateName: scorecardTemplates.name,
      primaryId: primary.id,
      primaryName: primary.name,
      guardrailId: guardrail.id,
      guardrailName: guardrail.name,
    })
    .from(scorecardTemplateGuardrails)
    .innerJoin(
      scorecardTemplateVersions,
      eq(scorecardTemplateVersions.id, scorecardTemplateGuardrails.versionId),
    )
    .innerJoin(scorecardTemplates, eq(scorecardTemplates.id, scorecardTemplateVersions.templateId))
    .innerJoin(primary, eq(primary.id, scorecardTemplateGuardrails.primaryKpiId))
    .innerJoin(guardrail, eq(guardrail.id, scorecardTemplateGuardrails.guardrailKpiId))
    .where(or(isNull(scorecardTemplateVersions.effectiveTo), gt(scorecardTemplateVersions.effectiveTo, day)))
    .orderBy(scorecardTemplates.name, primary.name, guardrail.name);
  const uses = new Map<number, GuardrailUse[]>();
  for (const { templateName, ...rail } of rails) {
    put(uses, rail.guardrailId, { templateName, role: "limits", otherName: rail.primaryName });
    put(uses, rail.primaryId, { templateName, role: "limited", otherName: rail.guardrailName });
  }
  return uses;
}

/** Each person once, however many templates and assignments score them by the KPI. */
async function listPeopleByKpi(db: Db, day: string): Promise<Map<number, Set<number>>> {
  const templates = await listTemplates(db);
  const matched = await listPeopleMatched(db, { templates, day });
  const versions = scorecardTemplateVersions;
  const items = await db
    .select({ kpiId: scorecardTemplateItems.kpiId, templateId: versions.templateId })
    .from(scorecardTemplateItems)
    .innerJoin(versions, eq(versions.id, scorecardTemplateItems.versionId))
    .where(
      and(
        eq(versions.status, "active"),
        or(isNull(versions.effectiveFrom), lte(versions.effectiveFrom, day)),
        or(isNull(versions.effectiveTo), gt(versions.effectiveTo, day)),
      ),
    );
  const assigned = await db
    .select({ kpiId: kpiAssignments.kpiId, employeeId: kpiAssignments.employeeId })
    .from(kpiAssignments)
    .where(
      and(
        eq(kpiAssignments.isActive, true),
        lte(kpiAssignments.startDate, day),
        or(isNull(kpiAssignments.endBefore), gt(kpiAssignments.endBefore, day)),
      ),
    );
  const people = new Map<number, Set<number>>();
  const add = (kpiId: number, employeeId: number) =>
    people.set(kpiId, (people.get(kpiId) ?? new Set()).add(employeeId));
  for (const { kpiId, templateId } of items)
    for (const employeeId of matched.get(templateId) ?? []) add(kpiId, employeeId);
  for (const { kpiId, employeeId } of assigned) add(kpiId, employeeId);
  return people;
}

const put = <T>(lists: Map<number, T[]>, key: number, entry: T) =>
  lists.set(key, [...(lists.get(key) ?? []), entry]);
