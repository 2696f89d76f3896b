import type { Db } from "./client";

/**
 * A statement that is put together once a connection pool instead of once a request, for the few that stand behind every
 * page. What changes between calls goes in as `sql.placeholder`.
 */
export function preparedOnce<Statement>(prepare: (db: Db) => Statement): (db: Db) => Statement {
  const known = new WeakMap<Db, Statement>();
  return (db) => {
    const found = known.get(db);
    if (found !== undefined) return found;
    const statement = prepare(db);
    known.set(db, statement);
    return statement;
  };
}
