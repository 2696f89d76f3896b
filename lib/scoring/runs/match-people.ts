import { and, eq, isNull, or, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { scorecardTemplateMappings, scorecardTemplates, scorecardTemplateVersions } from "@/db/schema/kpis";
import { orgUnits } from "@/db/schema/people";
import { matchTemplates, type TemplateMatches } from "@/lib/kpis/template-match";
import { inForce } from "@/lib/people/in-force";
import { listPeopleInPeriod, type PersonInPeriod } from "@/lib/people/queries";
import type { Period } from "../periods/queries";
import { lastDayOf } from "../periods/span";

export interface MatchedPeople {
  /** Employed in the period, by rising id; with `only`, those of them. */
  people: PersonInPeriod[];
  matches: TemplateMatches;
  templateNames: ReadonlyMap<number, string>;
  /** Positions that ended within the period and were scored by something else, by rising employee and day. */
  earlier: EarlierMatch[];
}

export interface EarlierMatch {
  employeeId: number;
  /** Half-open days; null: since ever. */
  from: string | null;
  to: string;
  /** The template version in force on the period's last day for whoever stood there; null: none. */
  versionId: number | null;
}

/** Who is scored in a period and by which template version: those in force on its last day, for its frequency. */
export async function matchPeople(
  db: Db,
  period: Period,
  only: readonly number[] | null,
): Promise<MatchedPeople> {
  const people = await listPeopleInPeriod(db, { from: period.periodStart, to: period.periodEnd, only });
  const templates = await listTemplatesInForce(db, period);
  const mappings = await db.select().from(scorecardTemplateMappings);
  const left = await listPositionsLeft(db, period, only);
  const unitParents = only ? await unitsAbove(db, [...people, ...left]) : await allUnits(db);
  const matches = matchTemplates({ people, templates, mappings, unitParents });
  return {
    people,
    matches,
    templateNames: new Map(templates.map(({ templateId, name }) => [templateId, name])),
    earlier: left.flatMap((position): EarlierMatch[] => {
      const { employeeId, from, to } = position;
      const { versionOf } = matchTemplates({ people: [position], templates, mappings, unitParents });
      const versionId = versionOf.get(employeeId) ?? null;
      const isTheSame = versionId === (matches.versionOf.get(employeeId) ?? null);
      return isTheSame ? [] : [{ employeeId, from, to, versionId }];
    }),
  };
}

interface PositionLeft {
  employeeId: number;
  orgUnitId: number | null;
  jobRoleId: number | null;
  from: string | null;
  to: string;
}

/** Positions that ended within the period, and not with it. */
async function listPositionsLeft(
  db: Db,
  { periodStart, periodEnd }: Period,
  only: readonly number[] | null,
): Promise<PositionLeft[]> {
  const rows = await db.execute<{
    employee_id: number;
    org_unit_id: number | null;
    job_role_id: number | null;
    effective_from: string | null;
    effective_to: string;
  }>(sql`
    SELECT employee_id, org_unit_id, job_role_id, effective_from::text, effective_to::text FROM positions
     WHERE effective_to > ${periodStart}::date AND effective_to < ${periodEnd}::date
       ${only ? sql`AND employee_id = ANY (${`{${only.join(",")}}`}::integer[])` : sql``}
     ORDER BY employee_id, effective_to`);
  return rows.map((row) => ({
    employeeId: row.employee_id,
    orgUnitId: row.org_unit_id,
    jobRoleId: row.job_role_id,
    from: row.effective_from,
    to: row.effective_to,
  }));
}

/** At most one version of each template: the one in force on the period's last day. */
export function listTemplatesInForce(db: Db, period: Period) {
  const version = scorecardTemplateVersions;
  return db
    .selectDistinctOn([version.templateId], {
      templateId: version.templateId,
      versionId: version.id,
      version: version.version,
      name: scorecardTemplates.name,
    })
    .from(version)
    .innerJoin(scorecardTemplates, eq(scorecardTemplates.id, version.templateId))
    .where(
      and(
        eq(version.status, "active"),
        eq(scorecardTemplates.isActive, true),
        or(isNull(scorecardTemplates.frequency), eq(scorecardTemplates.frequency, period.frequency)),
        inForce(version, lastDayOf(period)),
      ),
    )
    .orderBy(version.templateId, sql`${version.version} DESC`);
}

async function allUnits(db: Db): Promise<Map<number, number | null>> {
  const units = await db.select({ id: orgUnits.id, parentId: orgUnits.parentId }).from(orgUnits);
  return new Map(units.map(({ id, parentId }) => [id, parentId]));
}

/** For a few people, only what is above them: the cost must not grow with the organisation. */
async function unitsAbove(
  db: Db,
  people: readonly Pick<PersonInPeriod, "orgUnitId">[],
): Promise<Map<number, number | null>> {
  const unitIds = new Set(people.flatMap(({ orgUnitId }) => (orgUnitId === null ? [] : [orgUnitId])));
  const units = await db.execute<{ id: number; parent_id: number | null }>(sql`
    WITH RECURSIVE above AS (
      SELECT id, parent_id FROM org_units WHERE id = ANY (${`{${[...unitIds].join(",")}}`}::integer[])
      UNION
      SELECT u.id, u.parent_id FROM above a JOIN org_units u ON u.id = a.parent_id
    )
    SELECT id, parent_id FROM above`);
  return new Map(units.map(({ id, parent_id }) => [id, parent_id]));
}
