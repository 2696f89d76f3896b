import type { Role } from "@/db/enums";
import { mintScope } from "@/lib/access/scope";
import { NOW } from "@/lib/scoring/testing/support-desk";

/** For tests: what someone of one role sees, as the person given. */
export const mintScopeOf = (role: Role, employeeId: number | null = null) =>
  mintScope({ accountId: 1, employeeId, name: "Someone", email: "someone@x.org", roles: [role] }, NOW);
