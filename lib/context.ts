import type { Database, Db } from "@/db/client";
import type { Role } from "@/db/enums";

/** Who does something: a person through their account, a job of the sidecar, or a command on the server. */
export type Actor =
  | { kind: "account"; accountId: number; employeeId: number | null; roles: readonly Role[]; label: string }
  | { kind: "job"; label: string }
  | { kind: "command"; label: string };

/** What every write takes. `db` may be a transaction; `now` is the clock. */
export interface Ctx {
  db: Db;
  actor: Actor;
  now: Date;
  /** Network address of the request, for the audit log. */
  address?: string;
}

/** For work that needs COPY or its own connection (imports, compute runs): the driver beside the query builder. */
export interface WorkCtx extends Ctx {
  database: Database;
}

export const commandActor = (label: string): Actor => ({ kind: "command", label });
export const jobActor = (label: string): Actor => ({ kind: "job", label });

/** Runs a write in one transaction: everything it does through the given context lands together or not at all. */
export function inTransaction<C extends Ctx, T>(ctx: C, write: (ctx: C) => Promise<T>): Promise<T> {
  return ctx.db.transaction((tx) => write({ ...ctx, db: tx }));
}
