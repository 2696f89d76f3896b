import { and, eq, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { RatingBand } from "@/db/enums";
import { scorecardTemplateMappings, scorecardTemplateVersions } from "@/db/schema/kpis";
import { orgUnits } from "@/db/schema/people";
import { performanceResults } from "@/db/schema/results";
import { employeeScorecardInstances } from "@/db/schema/scoring";
import { matchTemplates } from "@/lib/kpis/template-match";
import { listPeopleInPeriod } from "@/lib/people/queries";
import type { Period } from "../periods/queries";
import { listTemplatesInForce } from "../runs/match-people";

/** Someone a draft is tried on, with what the period gave them. */
export interface PreviewedPerson {
  employeeId: number;
  total: string | null;
  band: RatingBand;
  /** The template's version that scored them; null: another template did, or none. */
  version: number | null;
}

/**
 * Whom a template scored in a period, by rising id. Where it scored nobody, as before its first version: those it would
 * score if it were in force.
 */
export async function listPreviewedPeople(
  db: Db,
  period: Period,
  templateId: number,
): Promise<PreviewedPerson[]> {
  const scored = await selectResults(db, period, eq(scorecardTemplateVersions.templateId, templateId));
  if (scored.length > 0) return scored;
  const ids = await listPeopleOfTemplate(db, period, templateId);
  const results = await selectResults(
    db,
    period,
    sql`${performanceResults.employeeId} = ANY (${`{${ids.join(",")}}`}::integer[])`,
  );
  const known = new Map(results.map((person) => [person.employeeId, person]));
  return ids.map((employeeId) => ({
    employeeId,
    total: known.get(employeeId)?.total ?? null,
    band: known.get(employeeId)?.band ?? "not_scored",
    version: null,
  }));
}

function selectResults(db: Db, period: Period, where: ReturnType<typeof sql>): Promise<PreviewedPerson[]> {
  const instance = employeeScorecardInstances;
  return db
    .select({
      employeeId: performanceResults.employeeId,
      total: performanceResults.totalScore,
      band: performanceResults.ratingBand,
      version: scorecardTemplateVersions.version,
    })
    .from(performanceResults)
    .innerJoin(
      instance,
      and(
        eq(instance.periodId, performanceResults.periodId),
        eq(instance.employeeId, performanceResults.employeeId),
      ),
    )
    .leftJoin(scorecardTemplateVersions, eq(scorecardTemplateVersions.id, instance.templateVersionId))
    .where(and(eq(performanceResults.periodId, period.id), where))
    .orderBy(performanceResults.employeeId);
}

/** Stands for the draft where only which template wins is asked. */
const THE_DRAFT = 0;

async function listPeopleOfTemplate(db: Db, period: Period, templateId: number): Promise<number[]> {
  const people = await listPeopleInPeriod(db, { from: period.periodStart, to: period.periodEnd });
  const inForce = await listTemplatesInForce(db, period);
  const mappings = await db.select().from(scorecardTemplateMappings);
  const units = await db.select({ id: orgUnits.id, parentId: orgUnits.parentId }).from(orgUnits);
  const { versionOf } = matchTemplates({
    people,
    templates: [
      ...inForce.filter((other) => other.templateId !== templateId),
      { templateId, versionId: THE_DRAFT },
    ],
    mappings,
    unitParents: new Map(units.map(({ id, parentId }) => [id, parentId])),
  });
  return people.flatMap(({ employeeId }) => (versionOf.get(employeeId) === THE_DRAFT ? [employeeId] : []));
}
