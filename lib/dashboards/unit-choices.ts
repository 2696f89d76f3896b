import { asc } from "drizzle-orm";
import type { Db } from "@/db/client";
import { orgUnits } from "@/db/schema/people";

export interface UnitChoice {
  value: string;
  /** Indented by its depth. */
  label: string;
}

/** Units for a chooser, each below the one it belongs to. */
export async function listUnitChoices(db: Db): Promise<UnitChoice[]> {
  const units = await db
    .select({ id: orgUnits.id, name: orgUnits.name, parentId: orgUnits.parentId })
    .from(orgUnits)
    .orderBy(asc(orgUnits.name), asc(orgUnits.id));
  const below = (parentId: number | null, depth: number): UnitChoice[] =>
    units
      .filter((unit) => unit.parentId === parentId)
      .flatMap(({ id, name }) => [
        { value: String(id), label: `${"\u2003".repeat(depth)}${name}` },
        ...below(id, depth + 1),
      ]);
  return below(null, 0);
}
