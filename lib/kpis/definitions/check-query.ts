import type { Database, Db } from "@/db/client";
import { organisations } from "@/db/schema/people";
import type { FieldProblem } from "@/lib/errors";
import { checkSql } from "../sql/check-sql";
import { describeSql } from "../sql/describe-sql";
import { readerRoleProblem } from "../sql/reader-role";
import type { SqlProblem } from "../sql/types";

/** What checking a calculation reads with: the caller's transaction, and the pool to try a query on by itself. */
export interface Checking {
  db: Db;
  database: Database;
}

/** An administrator's query: whether it may run, and whether its tables and columns exist. Each at its character. */
export async function checkQuery(
  { db, database }: Checking,
  query: string,
  path: string,
): Promise<FieldProblem[]> {
  const checked = await checkSql(query);
  const problems = checked.ok
    ? await database.sql.begin("read only", async (transaction): Promise<SqlProblem[]> => {
        const refusal = await readerRoleProblem(transaction);
        if (refusal) return [{ message: refusal }];
        const [organisation] = await db.select({ timeZone: organisations.timeZone }).from(organisations);
        return describeSql(transaction, checked.prepared, organisation?.timeZone ?? "UTC");
      })
    : checked.problems;
  if (problems.length === 0) return [];
  // One message: a form shows one at a field.
  const said = problems.map(({ message, position }) =>
    position === undefined ? message : `${message} (${placeOf(query, position)})`,
  );
  return [{ path, message: said.join("; ") }];
}

/** "line 2, character 14" */
function placeOf(text: string, position: number): string {
  const before = text.slice(0, position).split("\n");
  const character = (before.at(-1)?.length ?? 0) + 1;
  return before.length > 1 ? `line ${before.length}, character ${character}` : `character ${character}`;
}
