import { and, eq, inArray } from "drizzle-orm";
import { employeeAliases, employees } from "@/db/schema/people";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { invalid } from "@/lib/errors";
import { changePeople } from "../change-people";
import { requireEmployee } from "../queries";
import { aliasKey } from "./alias-key";

/** Adds a name under which records may know the person. Repeating it changes nothing; one that is taken is refused. */
export function addAlias(ctx: Ctx, input: { employeeId: number; alias: string }): Promise<void> {
  return changePeople(ctx, async (inside) => {
    await requireEmployee(inside.db, input.employeeId);
    const added = await insertAliases(inside, input.employeeId, [input.alias], "alias");
    for (const alias of added) {
      await recordAudit(inside, {
        action: "employee.alias_added",
        entityType: "employee",
        entityId: input.employeeId,
        employeeId: input.employeeId,
        after: { alias },
      });
    }
  });
}

/** Removes an alias of the person. Repeating it changes nothing. Records matched through it keep their owner. */
export function removeAlias(ctx: Ctx, input: { employeeId: number; alias: string }): Promise<void> {
  return changePeople(ctx, async (inside) => {
    const removed = await inside.db
      .delete(employeeAliases)
      .where(
        and(
          eq(employeeAliases.employeeId, input.employeeId),
          eq(employeeAliases.aliasKey, aliasKey(input.alias)),
        ),
      )
      .returning({ alias: employeeAliases.alias });
    for (const { alias } of removed) {
      await recordAudit(inside, {
        action: "employee.alias_removed",
        entityType: "employee",
        entityId: input.employeeId,
        employeeId: input.employeeId,
        before: { alias },
      });
    }
  });
}

/** Inside `changePeople`: returns the aliases that were new. Refuses one that someone else has, on `path`. */
export async function insertAliases(
  ctx: Ctx,
  employeeId: number,
  aliases: readonly string[],
  path: string,
): Promise<string[]> {
  const byKey = new Map(aliases.map((alias) => [aliasKey(alias), alias.trim()]));
  byKey.delete("");
  if (byKey.size === 0) return [];
  const taken = await ctx.db
    .select({ key: employeeAliases.aliasKey, id: employees.id, name: employees.name })
    .from(employeeAliases)
    .innerJoin(employees, eq(employees.id, employeeAliases.employeeId))
    .where(inArray(employeeAliases.aliasKey, [...byKey.keys()]));
  const foreign = taken.filter((other) => other.id !== employeeId);
  if (foreign.length > 0) {
    throw invalid(
      foreign.map((other) => ({
        path,
        message: `“${byKey.get(other.key)}” is already an alias of ${other.name}.`,
      })),
    );
  }
  for (const { key } of taken) byKey.delete(key);
  if (byKey.size === 0) return [];
  await ctx.db
    .insert(employeeAliases)
    .values([...byKey].map(([key, alias]) => ({ aliasKey: key, alias, employeeId })));
  return [...byKey.values()];
}
