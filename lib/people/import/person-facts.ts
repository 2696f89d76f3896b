import { aliasKey } from "../aliases/alias-key";
import { generatedNumber } from "../employee-number";
import type { MatchedDraft, Refusal } from "./match";
import type { ExistingPeople, PersonFacts } from "./plan-types";

/** A row with the facts its person will have. */
export interface FactsDraft extends MatchedDraft {
  facts: PersonFacts;
  /** Aliases the person does not have yet. */
  newAliases: Map<string, string>;
}

/** Gives out numbers that neither people nor the file have, also not for a manager who is no row. */
export function numberSource(existing: ExistingPeople, rows: readonly MatchedDraft[]): () => string {
  const taken = new Set(existing.people.map((person) => person.employeeNumber.toUpperCase()));
  for (const { draft } of rows)
    for (const named of [draft.employeeNumber, draft.manager, ...draft.dottedManagers])
      if (named !== undefined) taken.add(named.toUpperCase());
  let next = existing.nextGeneratedNumber;
  return () => {
    while (taken.has(generatedNumber(next))) next += 1;
    const number = generatedNumber(next);
    next += 1;
    return number;
  };
}

/** What each person of the file will be. Refuses an e-mail or an alias that someone else has, naming who. */
export function decideFacts(
  existing: ExistingPeople,
  rows: readonly MatchedDraft[],
  nextNumber: () => string,
): { rows: FactsDraft[]; refusals: Refusal[] } {
  const inFile = new Set(rows.map((row) => row.personId));
  const emails = new Map<string, string>();
  for (const { id, email, name } of existing.people)
    if (email !== null && !inFile.has(id)) emails.set(email.toLowerCase(), name);
  const names = new Map(existing.people.map(({ id, name }) => [id, name]));
  const aliases = new Map(existing.aliases.map(({ key, employeeId }) => [key, employeeId]));
  const decided: FactsDraft[] = [];
  const refusals: Refusal[] = [];
  for (const row of rows) {
    const facts = factsOf(row, nextNumber);
    names.set(row.personId, facts.name);
    const email = facts.email?.toLowerCase();
    const newAliases = aliasesOf(row, facts, aliases);
    const taken = [...newAliases].find(([key]) => aliases.has(key));
    const reason =
      (email !== undefined && emails.has(email) && `${emails.get(email)} has the e-mail ${facts.email}.`) ||
      (taken && `“${taken[1]}” is already an alias of ${names.get(aliases.get(taken[0]) ?? 0)}.`) ||
      leavesTooEarly(facts);
    if (reason) refusals.push({ line: row.draft.line, reason });
    if (email !== undefined) emails.set(email, facts.name);
    for (const key of newAliases.keys()) if (!aliases.has(key)) aliases.set(key, row.personId);
    decided.push({ ...row, facts, newAliases });
  }
  return { rows: decided, refusals };
}

function factsOf({ draft, stored }: MatchedDraft, nextNumber: () => string): PersonFacts {
  const number = stored?.employeeNumber ?? draft.employeeNumber ?? nextNumber();
  return {
    employeeNumber: number,
    name: draft.name ?? stored?.name ?? draft.email ?? number,
    email: draft.email ?? stored?.email ?? null,
    timeZone: draft.timeZone ?? stored?.timeZone ?? null,
    hiredOn: draft.hiredOn ?? stored?.hiredOn ?? null,
    leftOn: draft.leftOn ?? stored?.leftOn ?? null,
  };
}

function aliasesOf(
  { draft, stored, byName, personId }: MatchedDraft,
  facts: PersonFacts,
  known: ReadonlyMap<string, number>,
): Map<string, string> {
  const wanted = byName && !stored ? [facts.name, ...draft.aliases] : draft.aliases;
  return new Map(
    wanted
      .map((alias): [string, string] => [aliasKey(alias), alias])
      .filter(([key]) => known.get(key) !== personId),
  );
}

const leavesTooEarly = ({ hiredOn, leftOn }: PersonFacts) =>
  hiredOn !== null &&
  leftOn !== null &&
  leftOn < hiredOn &&
  `The last day ${leftOn} is before the first day ${hiredOn}.`;
