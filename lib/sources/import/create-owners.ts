import { eq, inArray, sql } from "drizzle-orm";
import { employeeAliases, employees } from "@/db/schema/people";
import { importRuns } from "@/db/schema/sources";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { aliasKey } from "@/lib/people/aliases/alias-key";
import { changePeople } from "@/lib/people/change-people";
import { generatedNumber, nextGeneratedNumber } from "@/lib/people/employee-number";
import type { OwnerIndex } from "@/lib/sources/import/owners";

/**
 * Makes a person for each text that nobody is known by: the text is the name and an alias, the number is generated.
 * One transaction with the import's count, before the rows are stored: whoever repeats the import finds them by alias.
 */
export async function createOwners(
  ctx: Ctx,
  { importId, texts, owners }: { importId: number; texts: Iterable<string>; owners: OwnerIndex },
): Promise<void> {
  const wanted = new Map<string, string>();
  for (const text of texts) {
    const key = aliasKey(text);
    if (!wanted.has(key) && owners.match(text) === null) wanted.set(key, text.trim());
  }
  if (wanted.size === 0) return;
  await changePeople(ctx, async (tx) => {
    const others = await tx.db
      .select()
      .from(employeeAliases)
      .where(inArray(employeeAliases.aliasKey, [...wanted.keys()]));
    for (const { alias, aliasKey: key, employeeId } of others) {
      owners.learn(alias, employeeId);
      wanted.delete(key);
    }
    let number = await nextGeneratedNumber(tx.db);
    for (const name of wanted.values()) {
      const employeeNumber = generatedNumber(number++);
      const [made] = await tx.db.insert(employees).values({ employeeNumber, name }).returning();
      if (!made) throw new Error(`${name} was not stored.`);
      await tx.db
        .insert(employeeAliases)
        .values({ aliasKey: aliasKey(name), alias: name, employeeId: made.id });
      await recordAudit(tx, {
        action: "person.created",
        entityType: "person",
        entityId: made.id,
        employeeId: made.id,
        after: { employeeNumber, name, alias: name },
        reason: `Named as an owner in import ${importId}`,
      });
      owners.learn(name, made.id);
    }
    await tx.db
      .update(importRuns)
      .set({ peopleCreated: sql`${importRuns.peopleCreated} + ${wanted.size}` })
      .where(eq(importRuns.id, importId));
  });
}
