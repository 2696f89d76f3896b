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

export const COLUMN_ROLES = [
  "key",
  "owner",
  "contributors",
  "team",
  "time",
  "measure",
  "version",
  "title",
] as const;
export type ColumnRole = (typeof COLUMN_ROLES)[number];

type RoleFlags = Pick<
  SourceColumn,
  "isKey" | "isOwner" | "isContributors" | "isTeam" | "isTime" | "isMeasure" | "isVersion" | "isTitle"
>;

/** How a column says whose record it is: one person, several who share it, or a unit for its members. */
export type Ownership = "person" | "contributors" | "team";

export function ownershipOf(
  column: Pick<SourceColumn, "isOwner" | "isContributors" | "isTeam">,
): Ownership | null {
  if (column.isContributors) return "contributors";
  if (column.isTeam) return "team";
  return column.isOwner ? "person" : null;
}

export function rolesOf(column: RoleFlags): ColumnRole[] {
  const flags: [ColumnRole, boolean][] = [
    ["key", column.isKey],
    ["owner", column.isOwner],
    ["contributors", column.isContributors],
    ["team", column.isTeam],
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
    isContributors: roles.includes("contributors"),
    isTeam: roles.includes("team"),
    isTime: roles.includes("time"),
    isMeasure: roles.includes("measure"),
    isVersion: roles.includes("version"),
    isTitle: roles.includes("title"),
  };
}
