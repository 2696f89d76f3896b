import type { Role } from "@/db/enums";
import type { Actor } from "@/lib/context";

/** A signed-in person or the owner of an API token. */
export interface Viewer {
  accountId: number;
  employeeId: number | null;
  name: string;
  email: string;
  roles: readonly Role[];
}

export const actorOf = (viewer: Viewer): Actor => ({
  kind: "account",
  accountId: viewer.accountId,
  employeeId: viewer.employeeId,
  roles: viewer.roles,
  label: viewer.name,
});
