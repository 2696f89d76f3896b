import type { sourceColumns, sources } from "@/db/schema/sources";

export type Source = typeof sources.$inferSelect;
export type SourceColumn = typeof sourceColumns.$inferSelect;

/** A column before it is stored: what a source is made from, built in or from a file. */
export type ColumnDeclaration = Omit<SourceColumn, "id" | "sourceId">;

export interface SourceWithColumns {
  source: Source;
  /** In the order of the file. */
  columns: SourceColumn[];
}

export const COLUMN_ROLES = ["key", "owner", "time", "measure", "version", "title"] as const;
export type ColumnRole = (typeof COLUMN_ROLES)[number];

type RoleFlags = Pick<SourceColumn, "isKey" | "isOwner" | "isTime" | "isMeasure" | "isVersion" | "isTitle">;

export function rolesOf(column: RoleFlags): ColumnRole[] {
  const flags: [ColumnRole, boolean][] = [
    ["key", column.isKey],
    ["owner", column.isOwner],
    ["time", column.isTime],
    ["measure", column.isMeasure],
    ["version", column.isVersion],
    ["title", column.isTitle],
  ];
  return flags.filter(([, set]) => set).map(([role]) => role);
}

export function roleFlags(roles: readonly ColumnRole[]): RoleFlags {
  return {
    isKey: roles.includes("key"),
    isOwner: roles.includes("owner"),
    isTime: roles.includes("time"),
    isMeasure: roles.includes("measure"),
    isVersion: roles.includes("version"),
    isTitle: roles.includes("title"),
  };
}
