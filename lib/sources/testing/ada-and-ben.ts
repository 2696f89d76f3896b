import type { Db } from "@/db/client";
import { employeeAliases, employees } from "@/db/schema/people";

/** Ada, who is E-1, ada@example.test, "Ada L." and "Countess", and Ben, who is E-2. */
export async function insertAdaAndBen(db: Db): Promise<void> {
  const people = await db
    .insert(employees)
    .values([
      { employeeNumber: "E-1", name: "Ada", email: "ada@example.test" },
      { employeeNumber: "E-2", name: "Ben" },
    ])
    .returning();
  const ada = people[0]?.id ?? 0;
  await db.insert(employeeAliases).values([
    { aliasKey: "ada l.", alias: "Ada L.", employeeId: ada },
    { aliasKey: "countess", alias: "Countess", employeeId: ada },
  ]);
}
