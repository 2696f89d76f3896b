import type { Unit } from "@/lib/people/units/tree";

export const KIND_WORDS: Record<Unit["kind"], string> = {
  company: "Company",
  division: "Division",
  department: "Department",
  team: "Team",
};
