import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { employeeAliases, employees } from "@/db/schema/people";
import { invalid } from "@/lib/errors";
import { aliasKey } from "./aliases/alias-key";

/** How a suggested person is written in a field; `requirePersonByReference` reads it back. */
export const personReference = (person: { name: string; employeeNumber: string }) =>
  `${person.name} · ${person.employeeNumber}`;

/**
 * The one person meant by an employee number, an e-mail, an alias or a name, tried in this order.
 * Throws AppError "invalid" on `path` when nobody or more than one person is meant.
 */
export async function requirePersonByReference(db: Db, reference: string, path: string): Promise<number> {
  const text = / · (\S.*)$/.exec(reference)?.[1] ?? reference.trim();
  const key = aliasKey(text);
  const found = await db.execute<{ id: number; employee_number: string; rank: number }>(sql`
    SELECT id, employee_number, 1 AS rank FROM ${employees} WHERE employee_number = ${text}
    UNION ALL SELECT id, employee_number, 2 FROM ${employees} WHERE lower(email) = ${key}
    UNION ALL SELECT e.id, e.employee_number, 3 FROM ${employees} e
      JOIN ${employeeAliases} a ON a.employee_id = e.id WHERE a.alias_key = ${key}
    UNION ALL SELECT id, employee_number, 4 FROM ${employees} WHERE lower(name) = ${key}
    ORDER BY rank LIMIT 20`);
  const best = found.filter((person) => person.rank === found[0]?.rank);
  if (best.length === 1 && best[0]) return best[0].id;
  const problem =
    best.length === 0
      ? `Nobody is known as “${text}”. Use a number, an e-mail, an alias or a name.`
      : `${best.length} people are called “${text}”: use one of the numbers ${best.map((p) => p.employee_number).join(", ")}.`;
  throw invalid([{ path, message: problem }]);
}
