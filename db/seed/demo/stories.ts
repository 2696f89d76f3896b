/**
 * What happens in the demo company, told once: generators ask here how a person or a team does in a month. Months count
 * back from the running one (0).
 */
export const AMINA = "T1001";
export const RUTH = "T1002";
const INGRID = "T1003";
export const SAMUEL = "T1004";
const MIRELA = "T1005";
const JONAS = "T1006";
/** Hands 14 tickets to Amina at the end of the last finished month; has a target of his own for tickets resolved. */
export const HENRIK = "T1007";
/** Closes more and more tickets, and more and more of them come back. */
export const DENIZ = "T1008";
/** Joins nine days before the running month begins. */
export const NOOR = "T1009";
/** On leave for the last months. */
export const FARAH = "T1010";
/** Moves from Support South to Support North at the start of month −6; has urgent tickets as a KPI of his own. */
export const PIOTR = "T1011";
/** The same trade of speed for quality, in the field. */
export const LUCA = "T1012";

export interface StoryPerson {
  name: string;
  unit: string;
  leads?: boolean;
  role?: "Trainer" | "People partner" | "Systems administrator";
  manner?: { speed: number; care: number; warmth: number };
}

export const STORY_PEOPLE: Record<string, StoryPerson> = {
  [AMINA]: { name: "Amina Yusuf", unit: "SUP-N", manner: { speed: 0, care: 0.3, warmth: 0 } },
  [RUTH]: { name: "Ruth Halloran", unit: "SUP-N", leads: true },
  [INGRID]: { name: "Ingrid Solheim", unit: "TW", leads: true },
  [SAMUEL]: { name: "Samuel Okoro", unit: "PPL", role: "Trainer" },
  [MIRELA]: { name: "Mirela Popescu", unit: "PPL", role: "People partner" },
  [JONAS]: { name: "Jonas Lindahl", unit: "PPL", role: "Systems administrator" },
  [HENRIK]: { name: "Henrik Aas", unit: "SUP-N" },
  [DENIZ]: { name: "Deniz Arikan", unit: "SUP-N" },
  [NOOR]: { name: "Noor Verhulst", unit: "SUP-N" },
  [FARAH]: { name: "Farah Benslimane", unit: "SUP-N" },
  [PIOTR]: { name: "Piotr Zawadka", unit: "SUP-S" },
  [LUCA]: { name: "Luca Morandelli", unit: "FLD-E" },
};

/** First month in which Piotr works for Support North. */
export const MOVE_MONTH = -6;
export const MOVE = { person: PIOTR, unit: "SUP-N", manager: RUTH };

/** Days before the running month on which the new colleague starts. */
export const NEW_HIRE_DAYS = 9;

/** First month of a leave that still goes on. */
export const LEAVE_MONTH = -4;

export const HANDED_OVER = 14;

/** From 0 to 1: how far Support South has slipped. */
export const slipOf = (unit: string, month: number) =>
  unit === "SUP-S" ? Math.min(1, Math.max(0, (month + 6) / 5)) : 0;

/** From 0 to 1: how far someone trades quality for speed. */
export function haste(person: string, month: number): number {
  if (person === DENIZ) return Math.min(1, Math.max(0, (month + 7) / 4));
  if (person === LUCA) return Math.min(1, Math.max(0, (month + 5) / 3));
  return 0;
}

/** Every so many-th ticket of Amina comes back in the last finished month; null: as it happens. */
export const reopenedEvery = (person: string, month: number) =>
  person === AMINA && month === -1 ? 13 : null;

/** How much more than others a team sells. */
export const salesLift = (unit: string) => (unit === "SAL-B" ? 1.26 : 0.97);

/** Outages against an ordinary month: few in July and August, more in the storms of winter. */
export const outageSeason = (monthOfYear: number) =>
  [1.25, 1.2, 1.1, 1, 0.95, 0.8, 0.4, 0.4, 0.9, 1.05, 1.2, 1.3][monthOfYear - 1] ?? 1;

/** Tickets and jobs against an ordinary month. */
export const workSeason = (monthOfYear: number) =>
  [1.06, 1.02, 1, 0.98, 0.98, 0.97, 0.94, 0.95, 1.01, 1.02, 1.04, 1.05][monthOfYear - 1] ?? 1;

/** Sales close at the ends of quarters. */
export const salesSeason = (monthOfYear: number) =>
  [0.9, 0.95, 1.15, 0.95, 0.98, 1.15, 0.85, 0.85, 1.15, 0.97, 1, 1.15][monthOfYear - 1] ?? 1;
