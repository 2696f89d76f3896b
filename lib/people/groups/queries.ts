import { asc, count } from "drizzle-orm";
import type { Db } from "@/db/client";
import { personGroups } from "@/db/schema/people";
import type { Scope } from "@/lib/access/scope";
import { forbidden } from "@/lib/errors";

export interface GroupKind {
  kind: string;
  groups: { value: string; people: number }[];
}

/** The kinds of groups that are entered, with how many people belong to each group. For HR: the counts may be small. */
export async function listGroupKinds(db: Db, scope: Scope): Promise<GroupKind[]> {
  if (!scope.seesEveryone) throw forbidden("see groups of people");
  const rows = await db
    .select({ kind: personGroups.kind, value: personGroups.value, people: count() })
    .from(personGroups)
    .groupBy(personGroups.kind, personGroups.value)
    .orderBy(asc(personGroups.kind), asc(personGroups.value));
  const kinds = new Map<string, GroupKind>();
  for (const { kind, value, people } of rows) {
    const known = kinds.get(kind) ?? { kind, groups: [] };
    known.groups.push({ value, people });
    kinds.set(kind, known);
  }
  return [...kinds.values()];
}
