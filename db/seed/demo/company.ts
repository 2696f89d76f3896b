import type { WorkWindows } from "@/db/schema/people";
import type { Shift } from "./calendar";
import type { HolidayCountry } from "./holidays";

export const COMPANY_NAME = "Tidewell Networks";

export interface DemoUnit {
  code: string;
  name: string;
  kind: "company" | "division" | "department" | "team";
  parent?: string;
  /** Job role of whoever leads it, and of its members. */
  lead: JobRole;
  members?: { role: JobRole; count: number };
  country?: HolidayCountry;
  schedule?: ScheduleName;
}

export const JOB_ROLES = [
  "Support specialist",
  "Field technician",
  "NOC engineer",
  "Finance officer",
  "Sales executive",
  "Software engineer",
  "Team lead",
  "Head of department",
  "Director",
  "Chief executive",
  "People partner",
  "Trainer",
  "Systems administrator",
] as const;
export type JobRole = (typeof JOB_ROLES)[number];

export type ScheduleName = "Office hours" | "Late shift" | "Field hours";

export const SCHEDULES: Record<ScheduleName, { shift: Shift; windows: WorkWindows }> = {
  "Office hours": { shift: [510, 1050], windows: weekdays(["08:30", "12:30"], ["13:00", "17:30"]) },
  "Late shift": { shift: [780, 1320], windows: weekdays(["13:00", "17:30"], ["18:00", "22:00"]) },
  "Field hours": { shift: [420, 960], windows: weekdays(["07:00", "11:30"], ["12:00", "16:00"]) },
};

function weekdays(...windows: [string, string][]): WorkWindows {
  return { mon: windows, tue: windows, wed: windows, thu: windows, fri: windows };
}

const team = (
  code: string,
  name: string,
  parent: string,
  members: DemoUnit["members"],
  about: Partial<DemoUnit> = {},
): DemoUnit => ({ code, name, kind: "team", parent, lead: "Team lead", members, ...about });
const department = (code: string, name: string, parent: string): DemoUnit => ({
  code,
  name,
  kind: "department",
  parent,
  lead: "Head of department",
});
const division = (code: string, name: string): DemoUnit => ({
  code,
  name,
  kind: "division",
  parent: "TW",
  lead: "Director",
});

/** Parents before their children; the first is the company. */
export const UNITS: readonly DemoUnit[] = [
  {
    code: "TW",
    name: COMPANY_NAME,
    kind: "company",
    lead: "Chief executive",
    country: "nl",
    schedule: "Office hours",
  },
  division("CUS", "Customers"),
  division("NET", "Network and technology"),
  division("COM", "Commerce"),
  department("SUP", "Support", "CUS"),
  department("FLD", "Field service", "CUS"),
  department("NOC", "Network operations", "NET"),
  department("ENG", "Engineering", "NET"),
  department("SAL", "Sales", "COM"),
  department("FIN", "Finance", "COM"),
  team("SUP-N", "Support North", "SUP", { role: "Support specialist", count: 14 }),
  team("SUP-S", "Support South", "SUP", { role: "Support specialist", count: 12 }, { country: "ie" }),
  team("SUP-L", "Support Late", "SUP", { role: "Support specialist", count: 8 }, { schedule: "Late shift" }),
  team("FLD-E", "Field East", "FLD", { role: "Field technician", count: 12 }, { schedule: "Field hours" }),
  team(
    "FLD-W",
    "Field West",
    "FLD",
    { role: "Field technician", count: 11 },
    { schedule: "Field hours", country: "ie" },
  ),
  team("NOC-C", "Core network", "NOC", { role: "NOC engineer", count: 8 }),
  team("NOC-A", "Access network", "NOC", { role: "NOC engineer", count: 7 }, { country: "ie" }),
  team("ENG-P", "Platform", "ENG", { role: "Software engineer", count: 8 }),
  team("ENG-C", "Customer apps", "ENG", { role: "Software engineer", count: 8 }),
  team("ENG-N", "Network software", "ENG", { role: "Software engineer", count: 7 }),
  team("SAL-B", "Business sales", "SAL", { role: "Sales executive", count: 8 }),
  team("SAL-R", "Regional sales", "SAL", { role: "Sales executive", count: 9 }, { country: "ie" }),
  team("FIN-N", "Billing North", "FIN", { role: "Finance officer", count: 8 }),
  team("FIN-S", "Billing South", "FIN", { role: "Finance officer", count: 7 }, { country: "ie" }),
  {
    code: "PPL",
    name: "People and learning",
    kind: "department",
    parent: "TW",
    lead: "Head of department",
  },
];

const byCode = new Map(UNITS.map((unit) => [unit.code, unit]));

export function unitOf(code: string): DemoUnit {
  const unit = byCode.get(code);
  if (!unit) throw new Error(`The demo company has no unit ${code}.`);
  return unit;
}

/** A setting of the unit, or of the nearest unit above that has one. */
export function settingOf<K extends "country" | "schedule">(
  code: string,
  setting: K,
): NonNullable<DemoUnit[K]> {
  const unit = unitOf(code);
  const own = unit[setting];
  if (own !== undefined) return own;
  if (!unit.parent) throw new Error(`${COMPANY_NAME} has no ${setting}.`);
  return settingOf(unit.parent, setting);
}
