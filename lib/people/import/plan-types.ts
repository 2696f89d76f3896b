import type { DatedChange } from "../dated/change-from";
import type { DayRange } from "../dated/range";
import type { Unit } from "../units/tree";

export interface PersonFacts {
  employeeNumber: string;
  name: string;
  email: string | null;
  timeZone: string | null;
  hiredOn: string | null;
  leftOn: string | null;
}

export interface StoredPosition extends DayRange {
  id: number;
  employeeId: number;
  orgUnitId: number | null;
  jobRoleId: number | null;
}

export interface StoredLine extends DayRange {
  id: number;
  kind: "direct" | "dotted";
  employeeId: number;
  managerId: number;
}

/** Everything stored that a file can touch, read under the lock on people. */
export interface ExistingPeople {
  people: (PersonFacts & { id: number })[];
  aliases: { key: string; employeeId: number }[];
  positions: StoredPosition[];
  lines: StoredLine[];
  units: Unit[];
  jobRoles: { id: number; name: string }[];
  organisationName: string;
  nextGeneratedNumber: number;
  /** YYYY-MM-DD where the organisation is. */
  today: string;
}

export interface PlanOptions {
  createMissingManagers: boolean;
  /** From when changes of manager, unit and role hold; today when null. First ones hold since ever. */
  effectiveFrom: string | null;
}

/** Things that are not stored yet are numbered -1, -2, … and referred to by these numbers. */
export interface PeoplePlan {
  newUnits: (Pick<Unit, "name" | "code" | "kind" | "parentId"> & { id: number })[];
  newJobRoles: { id: number; name: string }[];
  newPeople: (PersonFacts & { id: number })[];
  changedPeople: { id: number; before: PersonFacts; after: PersonFacts }[];
  newAliases: { employeeId: number; key: string; alias: string }[];
  positions: { employeeId: number; step: DatedChange; orgUnitId: number | null; jobRoleId: number | null }[];
  managers: { employeeId: number; step: DatedChange; managerId: number }[];
  dottedLines: ({ employeeId: number; managerId: number } & DayRange)[];
  rejections: { line: number; reason: string }[];
  /** New people who are called like somebody who was there already. */
  namesakes: { line: number; name: string; storedNumber: string }[];
  counts: { accepted: number; replaced: number; unchanged: number; missingManagers: number };
}
