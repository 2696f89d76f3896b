import type { Role } from "@/db/enums";
import type { Actor } from "@/lib/context";
import { AppError } from "@/lib/errors";

/** What a role may do, beyond seeing (that is Scope). Jobs and commands on the server may do everything. */
const ABILITIES = {
  "edit people": ["hr", "admin"],
  "configure the organisation": ["admin"],
  "manage accounts": ["admin"],
  "configure sources": ["admin"],
  "import records": ["admin", "hr"],
  "configure KPIs": ["admin", "hr"],
  "assign KPIs": ["manager", "hr", "admin"],
  "manage periods": ["admin", "hr"],
  "start computations": ["admin", "hr"],
  "run jobs": ["admin"],
  "review scorecards": ["manager", "hr"],
  "start reviews": ["hr"],
  "finalize periods": ["hr", "exec"],
  "configure webhooks": ["admin"],
  "configure alerts": ["admin", "hr"],
  "acknowledge alerts": ["manager", "hr"],
  "configure bonus policies": ["admin", "hr"],
  "manage bonuses": ["hr"],
  "dispute figures": ["employee", "manager", "hr"],
  "answer appeals": ["manager", "hr"],
  "manage groups of people": ["hr"],
  "configure plan rules": ["admin", "hr"],
  "decide plans": ["manager", "hr"],
} as const satisfies Record<string, readonly Role[]>;

export type Ability = keyof typeof ABILITIES;

export function may(actor: Actor, ability: Ability): boolean {
  if (actor.kind !== "account") return true;
  const allowed: readonly Role[] = ABILITIES[ability];
  return actor.roles.some((role) => allowed.includes(role));
}

/** Throws AppError "forbidden". Every mutation asks first. */
export function requireAbility(actor: Actor, ability: Ability): void {
  if (!may(actor, ability)) throw new AppError("forbidden", `You may not ${ability}. Ask an administrator.`);
}
