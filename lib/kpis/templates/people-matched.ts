import type { Db } from "@/db/client";
import type { Frequency } from "@/db/enums";
import { orgUnits } from "@/db/schema/people";
import { listPeopleInPeriod } from "@/lib/people/queries";
import { matchTemplates } from "../template-match";
import type { Template, VersionHead } from "./types";

/** The version of a template that scores a day (YYYY-MM-DD). */
export const versionInForce = (template: Template, day: string): VersionHead | undefined =>
  template.versions.find(
    ({ status, effective_from: from, effective_to: to }) =>
      status === "active" && (from === null || from <= day) && (to === null || to > day),
  );

interface OnDay {
  templates: readonly Template[];
  /** YYYY-MM-DD */
  day: string;
}

/** How many people each template scores on a day, by the same rule as a compute run. */
export async function countPeopleMatched(db: Db, onDay: OnDay): Promise<Map<number, number>> {
  const people = await listPeopleMatched(db, onDay);
  return new Map([...people].map(([templateId, ids]) => [templateId, ids.length]));
}

/** Ids of the people whom each template scores on a day. */
export async function listPeopleMatched(db: Db, { templates, day }: OnDay): Promise<Map<number, number[]>> {
  const dayAfter = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  const people = await listPeopleInPeriod(db, { from: day, to: dayAfter });
  const units = await db.select({ id: orgUnits.id, parentId: orgUnits.parentId }).from(orgUnits);
  const unitParents = new Map(units.map(({ id, parentId }) => [id, parentId]));
  const matched = new Map<number, number[]>();
  const frequencies = new Set<Frequency | null>(templates.map((template) => template.frequency));
  for (const frequency of frequencies) {
    const rivals = templates.filter(
      (template) => template.is_active && (template.frequency === null || template.frequency === frequency),
    );
    // A template's id stands for its version: only which template wins is asked.
    const { versionOf } = matchTemplates({
      people,
      templates: rivals.flatMap(({ id, ...rest }) =>
        versionInForce({ id, ...rest }, day) ? [{ templateId: id, versionId: id }] : [],
      ),
      mappings: rivals.flatMap(({ id, mappings }) =>
        mappings.map(({ job_role_id, org_unit_id }) => ({
          templateId: id,
          jobRoleId: job_role_id,
          orgUnitId: org_unit_id,
        })),
      ),
      unitParents,
    });
    for (const { id } of rivals.filter((template) => template.frequency === frequency)) {
      matched.set(
        id,
        [...versionOf].flatMap(([employeeId, winner]) => (winner === id ? [employeeId] : [])),
      );
    }
  }
  return matched;
}
