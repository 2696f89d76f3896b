import type { Role } from "@/db/enums";

export interface DemoAccount {
  role: Role;
  email: string;
  password: string;
  what: string;
}

const demo = (role: Role, what: string): DemoAccount => ({
  role,
  email: `${role}@plumbline.test`,
  password: "plumbline-demo",
  what,
});

/** The accounts of the demo company. They open nothing outside demo mode. */
export const demoAccounts: readonly DemoAccount[] = [
  demo("employee", "reads their own scorecard"),
  demo("manager", "reads the scorecards of a team"),
  demo("hr", "sees and edits all people and results"),
  demo("admin", "configures KPIs, templates and sources"),
  demo("exec", "reads the organisation"),
  demo("trainer", "sees their courses"),
];
