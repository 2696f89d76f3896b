import { aliasKey } from "../aliases/alias-key";
import { type DatedSteps, planDatedSteps, reportsTwice, storedByPerson } from "./dated-steps";
import type { Draft } from "./draft";
import { loopsOf } from "./loops";
import { type ManagedDraft, type MissingManager, nameManagers } from "./managers";
import { type MatchedDraft, matchPeople, type Refusal } from "./match";
import { decideFacts, type FactsDraft, numberSource } from "./person-facts";
import type { ExistingPeople, PeoplePlan, PlanOptions } from "./plan-types";
import { UnitPlan } from "./unit-plan";

/**
 * What a people file changes, decided from the stored people and all rows together; the order of rows does not matter.
 * A row that cannot be is refused with its reason, and so are rows that name a person only a refused row would add.
 */
export function planPeople(
  existing: ExistingPeople,
  { drafts, refusedRows = [] }: PeopleRows,
  options: PlanOptions,
): PeoplePlan {
  const { matched, refusals } = matchPeople(existing, drafts);
  const refusedLines = new Map<string, number>();
  for (const { line, known } of refusedRows) for (const name of known) refusedLines.set(aliasKey(name), line);
  const reasons = new Map(refusals.map(({ line, reason }) => [line, reason]));
  // Each round refuses at least one row more, so that the last one holds for all that are left.
  for (;;) {
    const accepted = matched.filter(({ draft }) => !reasons.has(draft.line));
    for (const row of matched) if (reasons.has(row.draft.line)) noteRefused(refusedLines, row);
    const round = planRound(existing, accepted, refusedLines, options);
    if (round.refusals.length === 0) return { ...round.plan, rejections: asRejections(reasons) };
    for (const { line, reason } of round.refusals) if (!reasons.has(line)) reasons.set(line, reason);
  }
}

/** Rows that are right in themselves, and those refused already with what they say about their person. */
interface PeopleRows {
  drafts: readonly Draft[];
  refusedRows?: readonly { line: number; known: readonly string[] }[];
}

function noteRefused(lines: Map<string, number>, { draft, stored }: MatchedDraft): void {
  if (stored) return;
  const { line, employeeNumber, email, name, aliases } = draft;
  for (const known of [employeeNumber, email, name, ...aliases])
    if (known !== undefined) lines.set(aliasKey(known), line);
}

type Round = { refusals: Refusal[]; plan: Omit<PeoplePlan, "rejections"> };
interface StepDraft extends ManagedDraft {
  steps: DatedSteps;
}

function planRound(
  existing: ExistingPeople,
  accepted: readonly MatchedDraft[],
  refusedLines: ReadonlyMap<string, number>,
  options: PlanOptions,
): Round {
  const nextNumber = numberSource(existing, accepted);
  const decided = decideFacts(existing, accepted, nextNumber);
  const named = nameManagers({ existing, rows: decided.rows, refusedLines, options, nextNumber });
  const places = placeRows(existing, named.rows);
  const early = [...decided.refusals, ...named.refusals, ...places.refusals];
  if (early.length > 0) return { refusals: withDependents(early, named.rows), plan: emptyPlan };

  const stored = storedByPerson(existing);
  const when = { effectiveFrom: options.effectiveFrom, today: existing.today };
  const rows = named.rows.map((row, index): StepDraft => {
    const place = places.places[index] ?? { orgUnitId: undefined, jobRoleId: undefined };
    return { ...row, steps: planDatedSteps(row, place, stored, when) };
  });
  const late = refuseLines(existing, rows, named.missing);
  if (late.length > 0) return { refusals: withDependents(late, rows), plan: emptyPlan };
  const plan = assemble(rows, named.missing, places);
  return { refusals: [], plan: { ...plan, namesakes: namesakesOf(existing, rows) } };
}

function namesakesOf(existing: ExistingPeople, rows: readonly FactsDraft[]): PeoplePlan["namesakes"] {
  const numbers = new Map(existing.people.map((person) => [aliasKey(person.name), person.employeeNumber]));
  return rows.flatMap(({ stored, facts, draft }) => {
    const storedNumber = stored ? undefined : numbers.get(aliasKey(facts.name));
    return storedNumber === undefined ? [] : [{ line: draft.line, name: facts.name, storedNumber }];
  });
}

/** Unit and job role of each row, found or planned. */
function placeRows(existing: ExistingPeople, rows: readonly FactsDraft[]) {
  const units = new UnitPlan(existing);
  units.prepare(rows.flatMap(({ draft }) => draft.unit ?? []));
  const roles = new Map(existing.jobRoles.map((role) => [role.name.toLowerCase(), role.id]));
  const newJobRoles: { id: number; name: string }[] = [];
  const refusals: Refusal[] = [];
  const roleId = (name: string) => {
    const known = roles.get(name.toLowerCase());
    if (known !== undefined) return known;
    const id = -1 - newJobRoles.length;
    newJobRoles.push({ id, name });
    roles.set(name.toLowerCase(), id);
    return id;
  };
  const places = rows.map(({ draft }) => {
    const unit = draft.unit === undefined ? undefined : units.resolve(draft.unit);
    if (typeof unit === "string") refusals.push({ line: draft.line, reason: unit });
    return {
      orgUnitId: typeof unit === "number" ? unit : undefined,
      jobRoleId: draft.jobRole === undefined ? undefined : roleId(draft.jobRole),
    };
  });
  return { places, refusals, newUnits: units.created, newJobRoles };
}

function refuseLines(
  existing: ExistingPeople,
  rows: readonly StepDraft[],
  missing: readonly MissingManager[],
): Refusal[] {
  const twice = rows.filter(({ steps }) => steps.newLines.length > 0 && reportsTwice(steps.linesAfter));
  if (twice.length > 0) {
    const reason = "They would report to one person by two lines on the same day.";
    return twice.map(({ draft }) => ({ line: draft.line, reason }));
  }
  const changed = new Set(rows.map((row) => row.personId));
  const lines = [
    ...existing.lines.filter((line) => !changed.has(line.employeeId)),
    ...rows.flatMap((row) => row.steps.linesAfter),
  ];
  const names = new Map([...existing.people, ...missing].map(({ id, name }): [number, string] => [id, name]));
  for (const { personId, facts } of rows) names.set(personId, facts.name);
  const reasons = loopsOf(
    rows.flatMap((row) => row.steps.newLines),
    lines,
    (id) => names.get(id) ?? String(id),
  );
  return rows.flatMap(({ draft, personId }) => {
    const reason = reasons.get(personId);
    return reason ? [{ line: draft.line, reason }] : [];
  });
}

/** Refusing a new person also refuses those of the file who report to them, and so on down. */
function withDependents(refusals: readonly Refusal[], rows: readonly ManagedDraft[]): Refusal[] {
  const all = new Map(refusals.map((refusal) => [refusal.line, refusal]));
  const reports = new Map<number, ManagedDraft[]>();
  const byLine = new Map(rows.map((row) => [row.draft.line, row]));
  for (const row of rows) {
    for (const id of [row.managerId, ...row.dottedManagerIds]) {
      if (id === null) continue;
      const known = reports.get(id);
      if (known) known.push(row);
      else reports.set(id, [row]);
    }
  }
  const open = refusals.flatMap(({ line }) => byLine.get(line) ?? []);
  for (let refused = open.pop(); refused; refused = open.pop()) {
    if (refused.stored) continue;
    for (const report of reports.get(refused.personId) ?? []) {
      if (all.has(report.draft.line)) continue;
      const reason = `${refused.facts.name}, to whom they report, is on line ${refused.draft.line}, which is rejected.`;
      all.set(report.draft.line, { line: report.draft.line, reason });
      open.push(report);
    }
  }
  return [...all.values()];
}

function assemble(
  rows: readonly StepDraft[],
  missing: readonly MissingManager[],
  { newUnits, newJobRoles }: Pick<PeoplePlan, "newUnits" | "newJobRoles">,
): Round["plan"] {
  const counts = { accepted: 0, replaced: 0, unchanged: 0, missingManagers: missing.length };
  const plan: Round["plan"] = { ...emptyPlan, newUnits, newJobRoles, counts };
  const changedPeople: PeoplePlan["changedPeople"] = [];
  for (const row of rows) {
    const { stored, facts } = row;
    const factsChange = stored !== null && !sameFacts(stored, facts);
    if (stored && factsChange) changedPeople.push({ id: stored.id, before: stored, after: facts });
    if (!stored) counts.accepted += 1;
    else if (factsChange || changesMore(row)) counts.replaced += 1;
    else counts.unchanged += 1;
  }
  return {
    ...plan,
    changedPeople,
    newPeople: [
      ...missing.map(({ alias: _, ...person }) => person),
      ...rows.flatMap(({ stored, facts, personId }) => (stored ? [] : [{ ...facts, id: personId }])),
    ],
    newAliases: [
      ...missing.flatMap(({ id, alias }) =>
        alias === null ? [] : [{ employeeId: id, key: aliasKey(alias), alias }],
      ),
      ...rows.flatMap(({ personId, newAliases }) =>
        [...newAliases].map(([key, alias]) => ({ employeeId: personId, key, alias })),
      ),
    ],
    positions: rows.flatMap(({ personId, steps: { position } }) =>
      position ? [{ employeeId: personId, ...position }] : [],
    ),
    managers: rows.flatMap(({ personId, steps: { manager } }) =>
      manager ? [{ employeeId: personId, ...manager }] : [],
    ),
    dottedLines: rows.flatMap(({ steps }) => steps.dotted),
  };
}

const changesMore = ({ newAliases, steps }: StepDraft) =>
  newAliases.size > 0 || steps.position !== null || steps.newLines.length > 0;

const sameFacts = (a: FactsDraft["facts"], b: FactsDraft["facts"]) =>
  a.name === b.name &&
  a.email === b.email &&
  a.timeZone === b.timeZone &&
  a.hiredOn === b.hiredOn &&
  a.leftOn === b.leftOn;

const emptyPlan: Round["plan"] = {
  newUnits: [],
  newJobRoles: [],
  newPeople: [],
  changedPeople: [],
  newAliases: [],
  positions: [],
  managers: [],
  dottedLines: [],
  namesakes: [],
  counts: { accepted: 0, replaced: 0, unchanged: 0, missingManagers: 0 },
};

const asRejections = (reasons: ReadonlyMap<number, string>) =>
  [...reasons].map(([line, reason]) => ({ line, reason })).sort((a, b) => a.line - b.line);
