import { asc } from "drizzle-orm";
import type { Db } from "@/db/client";
import { orgUnits } from "@/db/schema/people";

/** Which unit is meant by the text of a team column: its code, or its name when no other unit has it. In any letter case. */
export class UnitIndex {
  private readonly byCode = new Map<string, number>();
  /** Null: several units have the name. */
  private readonly byName = new Map<string, number | null>();

  static async load(db: Db): Promise<UnitIndex> {
    const index = new UnitIndex();
    for (const { id, code, name } of await db.select().from(orgUnits).orderBy(asc(orgUnits.id))) {
      index.byCode.set(keyOf(code), id);
      index.byName.set(keyOf(name), index.byName.has(keyOf(name)) ? null : id);
    }
    return index;
  }

  /** The unit's id, or null when no unit, or more than one, is called so. */
  match(text: string): number | null {
    const key = keyOf(text);
    return this.byCode.get(key) ?? this.byName.get(key) ?? null;
  }

  isAmbiguous(text: string): boolean {
    const key = keyOf(text);
    return !this.byCode.has(key) && this.byName.get(key) === null;
  }
}

const keyOf = (text: string): string => text.trim().replaceAll(/\s+/g, " ").toLowerCase();
