import { aliasKey } from "../aliases/alias-key";
import type { Refusal } from "./match";
import type { FactsDraft } from "./person-facts";
import type { ExistingPeople, PersonFacts, PlanOptions } from "./plan-types";
import { PeopleIndex } from "./references";

export interface MissingManager extends PersonFacts {
  id: number;
  alias: string | null;
}

/** A row with the people it names. */
export interface ManagedDraft extends FactsDraft {
  managerId: number | null;
  dottedManagerIds: number[];
}

interface Naming {
  existing: ExistingPeople;
  rows: readonly FactsDraft[];
  /** How rejected rows name their people, by alias key, with the line: whoever names these cannot be imported either. */
  refusedLines: ReadonlyMap<string, number>;
  options: PlanOptions;
  nextNumber: () => string;
}

/** Finds every manager named in the file, among the stored people and those of the file; plans the missing ones. */
export function nameManagers({ existing, rows, refusedLines, options, nextNumber }: Naming): {
  rows: ManagedDraft[];
  missing: MissingManager[];
  refusals: Refusal[];
} {
  const index = indexAll(existing, rows);
  const missing = new Map<string, MissingManager>();
  let nextId = rows.reduce((least, row) => Math.min(least, row.personId), 0) - 1;

  const find = (reference: string, what: string): number | string => {
    const found = index.find(reference);
    if (found.length > 1)
      return `${found.length} people are called “${reference}”. Use a number or an e-mail.`;
    if (found[0] !== undefined) return found[0];
    const line = refusedLines.get(aliasKey(reference));
    if (line !== undefined) return `${what} “${reference}” is on line ${line}, which is rejected.`;
    if (!options.createMissingManagers) return `${what} “${reference}” is not known and not in the file.`;
    const key = aliasKey(reference);
    const planned = missing.get(key);
    if (planned) return planned.id;
    const person = missingManager(nextId--, reference, nextNumber);
    missing.set(key, person);
    return person.id;
  };

  const refusals: Refusal[] = [];
  const managed = rows.map((row): ManagedDraft => {
    const { draft } = row;
    const manager = draft.manager === undefined ? null : find(draft.manager, "The manager");
    const dotted = draft.dottedManagers.map((reference) => find(reference, "The dotted-line manager"));
    const reason = [manager, ...dotted].find((found) => typeof found === "string");
    if (typeof reason === "string") refusals.push({ line: draft.line, reason });
    const ids = dotted.filter((found) => typeof found === "number");
    return {
      ...row,
      managerId: typeof manager === "number" ? manager : null,
      dottedManagerIds: [...new Set(ids)],
    };
  });
  return { rows: managed, missing: [...missing.values()], refusals };
}

function indexAll(existing: ExistingPeople, rows: readonly FactsDraft[]): PeopleIndex {
  const index = new PeopleIndex();
  const changed = new Set(rows.map((row) => row.personId));
  for (const person of existing.people) if (!changed.has(person.id)) index.add({ ...person, aliases: [] });
  for (const { key, employeeId } of existing.aliases) index.addAlias(key, employeeId);
  for (const row of rows)
    index.add({ ...row.facts, id: row.personId, aliases: [...row.newAliases.values()] });
  return index;
}

/** A person made from nothing but how a row names them: a number, an e-mail or a name. */
function missingManager(id: number, reference: string, nextNumber: () => string): MissingManager {
  const isEmail = /^\S+@\S+\.\S+$/.test(reference);
  const isNumber = !isEmail && reference.length <= 64 && /^\S*\d\S*$/.test(reference);
  return {
    id,
    employeeNumber: isNumber ? reference : nextNumber(),
    name: reference,
    email: isEmail ? reference : null,
    timeZone: null,
    hiredOn: null,
    leftOn: null,
    alias: isEmail || isNumber ? null : reference,
  };
}
