import { eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { Frequency } from "@/db/enums";
import { jobRoles, orgUnits } from "@/db/schema/people";
import { conflict } from "@/lib/errors";
import { listTemplates } from "./queries";
import type { TemplateMapping } from "./types";

interface Claim {
  templateId: number;
  frequency: Frequency | null;
  mappings: readonly TemplateMapping[];
  /** When versions of it are in force; half-open, null without end. */
  ranges: readonly Range[];
}

interface Range {
  effective_from: string | null;
  effective_to: string | null;
}

/**
 * Two templates may not be for exactly the same role and unit at the same time and frequency: nobody could say which
 * one scores those people. Throws "conflict" that names the other.
 */
export async function refuseOverlap(db: Db, claim: Claim): Promise<void> {
  for (const other of await listTemplates(db)) {
    if (other.id === claim.templateId || !other.is_active || !sharesFrequency(claim, other)) continue;
    const shared = claim.mappings.find((mapping) => other.mappings.some((theirs) => isSame(mapping, theirs)));
    const theirs = other.versions.filter((version) => version.status === "active");
    if (!shared || !claim.ranges.some((range) => theirs.some((their) => meet(range, their)))) continue;
    throw conflict(
      `${other.name} is for ${await mappingInWords(db, shared)} at the same time. Change whom one of the two is for, or when.`,
    );
  }
}

const sharesFrequency = (a: Pick<Claim, "frequency">, b: Pick<Claim, "frequency">) =>
  a.frequency === null || b.frequency === null || a.frequency === b.frequency;

const isSame = (a: TemplateMapping, b: TemplateMapping) =>
  a.job_role_id === b.job_role_id && a.org_unit_id === b.org_unit_id;

const startsBefore = (from: string | null, to: string | null) => from === null || to === null || from < to;
const meet = (a: Range, b: Range) =>
  startsBefore(a.effective_from, b.effective_to) && startsBefore(b.effective_from, a.effective_to);

async function mappingInWords(db: Db, { job_role_id, org_unit_id }: TemplateMapping): Promise<string> {
  const [role] = job_role_id ? await db.select().from(jobRoles).where(eq(jobRoles.id, job_role_id)) : [];
  const [unit] = org_unit_id ? await db.select().from(orgUnits).where(eq(orgUnits.id, org_unit_id)) : [];
  if (role && unit) return `${role.name} in ${unit.name}`;
  return role?.name ?? unit?.name ?? "everyone";
}
