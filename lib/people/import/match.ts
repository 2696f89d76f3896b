import { aliasKey } from "../aliases/alias-key";
import type { Draft } from "./draft";
import type { ExistingPeople, PersonFacts } from "./plan-types";

/** A row and the person it is about: stored, or new with a negative number. */
export interface MatchedDraft {
  draft: Draft;
  personId: number;
  stored: (PersonFacts & { id: number }) | null;
  /** Known by name alone: the name becomes an alias of a new person. */
  byName: boolean;
}

export interface Refusal {
  line: number;
  reason: string;
}

/** Finds whom each row is about by number, else e-mail, else alias or name. A second row about one person is refused. */
export function matchPeople(
  existing: ExistingPeople,
  drafts: readonly Draft[],
): { matched: MatchedDraft[]; refusals: Refusal[] } {
  const known = indexStored(existing);
  const linesByKey = new Map<string, number>();
  const matched: MatchedDraft[] = [];
  const refusals: Refusal[] = [];
  for (const draft of drafts) {
    const found = storedPerson(known, draft);
    if (typeof found === "string") {
      refusals.push({ line: draft.line, reason: found });
      continue;
    }
    const key = found ? `#${found.id}` : keyOf(draft);
    const before = linesByKey.get(key);
    if (before !== undefined) {
      refusals.push({ line: draft.line, reason: `Line ${before} is about the same person.` });
      continue;
    }
    linesByKey.set(key, draft.line);
    const byName = !draft.employeeNumber && !draft.email;
    matched.push({ draft, personId: found?.id ?? -1 - matched.length, stored: found, byName });
  }
  return { matched, refusals };
}

function keyOf(draft: Draft): string {
  if (draft.employeeNumber) return `n:${draft.employeeNumber.toLowerCase()}`;
  return draft.email ? `e:${draft.email.toLowerCase()}` : `a:${aliasKey(draft.name ?? "")}`;
}

type Stored = PersonFacts & { id: number };

function indexStored({ people, aliases }: ExistingPeople) {
  const byId = new Map(people.map((person) => [person.id, person]));
  const byName = new Map<string, Stored[]>();
  for (const person of people) {
    const key = aliasKey(person.name);
    const named = byName.get(key);
    if (named) named.push(person);
    else byName.set(key, [person]);
  }
  return {
    byNumber: new Map(people.map((person) => [person.employeeNumber.toLowerCase(), person])),
    byEmail: new Map(
      people.flatMap((person) => (person.email ? [[person.email.toLowerCase(), person]] : [])),
    ),
    byAlias: new Map(aliases.map(({ key, employeeId }) => [key, byId.get(employeeId)])),
    byName,
  };
}

function storedPerson(known: ReturnType<typeof indexStored>, draft: Draft): Stored | null | string {
  if (draft.employeeNumber) return known.byNumber.get(draft.employeeNumber.toLowerCase()) ?? null;
  if (draft.email) return known.byEmail.get(draft.email.toLowerCase()) ?? null;
  const key = aliasKey(draft.name ?? "");
  const aliased = known.byAlias.get(key);
  if (aliased) return aliased;
  const named = known.byName.get(key) ?? [];
  if (named.length < 2) return named[0] ?? null;
  const numbers = named.map((person) => person.employeeNumber).join(", ");
  return `${named.length} people are called “${draft.name}” (${numbers}). Add their numbers to the file.`;
}
