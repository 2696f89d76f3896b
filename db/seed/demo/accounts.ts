import type { Role } from "@/db/enums";

/** The password of every demo account; they are refused outside demo mode. */
export const DEMO_PASSWORD = "plumbline-demo";

export interface DemoAccount {
  email: string;
  name: string;
  /** What the sign-in page and the launcher say about it. */
  what: string;
  roles: readonly Role[];
  /** Employee number of the person behind it, when they are one of the demo company. */
  employee?: string;
}

export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  {
    email: "employee@plumbline.test",
    name: "Amina Yusuf",
    what: "Amina Yusuf, support specialist: her own scorecard",
    roles: ["employee"],
    employee: "T1001",
  },
  {
    email: "manager@plumbline.test",
    name: "Ruth Halloran",
    what: "Ruth Halloran, team lead of Support North: her team",
    roles: ["employee", "manager"],
    employee: "T1002",
  },
  {
    email: "hr@plumbline.test",
    name: "Mirela Popescu",
    what: "Mirela Popescu, human resources: everyone's scorecards, KPIs and templates",
    roles: ["hr"],
  },
  {
    email: "admin@plumbline.test",
    name: "Jonas Lindahl",
    what: "Jonas Lindahl, administrator: sources, imports, periods and jobs",
    roles: ["admin"],
  },
  {
    email: "exec@plumbline.test",
    name: "Ingrid Solheim",
    what: "Ingrid Solheim, chief executive: the organisation",
    roles: ["exec"],
    employee: "T1003",
  },
  {
    email: "trainer@plumbline.test",
    name: "Samuel Okoro",
    what: "Samuel Okoro, trainer: his own scorecard",
    roles: ["employee", "trainer"],
    employee: "T1004",
  },
];
