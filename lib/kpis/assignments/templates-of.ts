import type { Db } from "@/db/client";
import { orgUnits } from "@/db/schema/people";
import type { PersonInPeriod } from "@/lib/people/queries";
import { matchTemplates } from "../template-match";
import { versionInForce } from "../templates/people-matched";
import { listTemplates } from "../templates/queries";

export interface TemplateOfPerson {
  templateId: number;
  name: string;
  version: number;
}

/** The templates that score each person on a day, by the same rule as a compute run: one for each length of period. */
export async function templatesOf(
  db: Db,
  { people, day }: { people: readonly PersonInPeriod[]; day: string },
): Promise<Map<number, TemplateOfPerson[]>> {
  const found = new Map<number, TemplateOfPerson[]>();
  const live = (await listTemplates(db)).flatMap((template) => {
    const inForce = template.is_active ? versionInForce(template, day) : undefined;
    return inForce ? [{ template, version: inForce.version }] : [];
  });
  const units = await db.select({ id: orgUnits.id, parentId: orgUnits.parentId }).from(orgUnits);
  const unitParents = new Map(units.map(({ id, parentId }) => [id, parentId]));
  for (const frequency of new Set(live.map(({ template }) => template.frequency))) {
    const rivals = live.filter(
      ({ template }) => template.frequency === null || template.frequency === frequency,
    );
    // A template's id stands for its version: only which template wins is asked.
    const { versionOf } = matchTemplates({
      people,
      templates: rivals.map(({ template }) => ({ templateId: template.id, versionId: template.id })),
      mappings: rivals.flatMap(({ template }) =>
        template.mappings.map(({ job_role_id, org_unit_id }) => ({
          ...{ templateId: template.id, jobRoleId: job_role_id, orgUnitId: org_unit_id },
        })),
      ),
      unitParents,
    });
    const byId = new Map(rivals.map((rival) => [rival.template.id, rival]));
    for (const [employeeId, templateId] of versionOf) {
      const winner = templateId === null ? undefined : byId.get(templateId);
      const own = found.get(employeeId) ?? [];
      if (!winner || own.some((known) => known.templateId === winner.template.id)) continue;
      const { id, name } = winner.template;
      found.set(employeeId, [...own, { templateId: id, name, version: winner.version }]);
    }
  }
  return found;
}
