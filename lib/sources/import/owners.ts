import { asc } from "drizzle-orm";
import type { Db } from "@/db/client";
import { employeeAliases, employees } from "@/db/schema/people";
import { aliasKey } from "@/lib/people/aliases/alias-key";

/** Texts remembered as they stand in the file; beyond this the memory starts again. */
const rememberedTexts = 100_000;

/** Who is meant by the text of an owner column: an employee number, an e-mail or an alias, in this order. */
export class OwnerIndex {
  private readonly byKey = new Map<string, number>();
  private readonly byText = new Map<string, number>();

  static async load(db: Db): Promise<OwnerIndex> {
    const index = new OwnerIndex();
    for (const { aliasKey: key, employeeId } of await db.select().from(employeeAliases))
      index.byKey.set(key, employeeId);
    const people = await db
      .select({ id: employees.id, number: employees.employeeNumber, email: employees.email })
      .from(employees)
      .orderBy(asc(employees.id));
    for (const { id, email } of people) if (email) index.byKey.set(aliasKey(email), id);
    for (const { id, number } of people) index.byKey.set(aliasKey(number), id);
    return index;
  }

  /** The person's id, or null when nobody is known by this text. */
  match(text: string): number | null {
    const known = this.byText.get(text);
    if (known !== undefined) return known;
    const employeeId = this.byKey.get(aliasKey(text));
    if (employeeId === undefined) return null;
    if (this.byText.size >= rememberedTexts) this.byText.clear();
    this.byText.set(text, employeeId);
    return employeeId;
  }

  learn(text: string, employeeId: number): void {
    this.byKey.set(aliasKey(text), employeeId);
  }
}
