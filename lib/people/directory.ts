import { type AnyColumn, type SQL, sql } from "drizzle-orm";
import { may } from "@/lib/access/policy";
import { type Scope, withinScope } from "@/lib/access/scope";
import type { Actor } from "@/lib/context";

/**
 * Which people someone finds in the directory (names, units, managers; never figures): whoever keeps it finds
 * everyone, others those within their scope.
 */
export type Directory = "everyone" | Scope;

export const directoryFor = (actor: Actor, scope: Scope): Directory =>
  may(actor, "edit people") ? "everyone" : scope;

export function inDirectory(directory: Directory, employeeId: AnyColumn | SQL): SQL {
  return directory === "everyone" ? sql`true` : withinScope(directory, employeeId);
}
