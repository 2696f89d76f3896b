import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";

export interface UnitChoice {
  value: string;
  /** Indented by its depth. */
  label: string;
}

/** More would be a search, not a choice; deeper units are reached from the organisation's page. */
const MOST_UNITS = 80;

/** Units for a chooser, each below the one it belongs to, as many levels as are few enough; the chosen one is among them. */
export async function listUnitChoices(db: Db, chosenId?: number): Promise<UnitChoice[]> {
  const units = await db.execute<{ id: number; name: string; depth: number }>(sql`
    WITH RECURSIVE level(id, name, path, depth) AS (
      SELECT id, name, ARRAY[name, id::text], 0 FROM org_units WHERE parent_id IS NULL
      UNION ALL
      SELECT u.id, u.name, l.path || ARRAY[u.name, u.id::text], l.depth + 1
        FROM level l JOIN org_units u ON u.parent_id = l.id
    ), wide AS (SELECT depth, sum(count(*)) OVER (ORDER BY depth) AS so_far FROM level GROUP BY depth)
    SELECT l.id, l.name, l.depth FROM level l JOIN wide w USING (depth)
     WHERE w.so_far <= ${MOST_UNITS} OR l.depth = 0 OR l.id = ${chosenId ?? null}::integer ORDER BY l.path`);
  return units.map(({ id, name, depth }) => ({
    value: String(id),
    label: `${"\u2003".repeat(depth)}${name}`,
  }));
}
