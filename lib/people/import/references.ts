import { aliasKey } from "../aliases/alias-key";

export interface KnownPerson {
  id: number;
  employeeNumber: string | null;
  name: string;
  email: string | null;
  aliases: string[];
}

/** Finds people as a file names them: by number, e-mail, alias, or a name that only one person has. */
export class PeopleIndex {
  private readonly byNumber = new Map<string, number>();
  private readonly byEmail = new Map<string, number>();
  private readonly byAlias = new Map<string, number>();
  private readonly byName = new Map<string, number[]>();

  add(person: KnownPerson): void {
    if (person.employeeNumber !== null) this.byNumber.set(aliasKey(person.employeeNumber), person.id);
    if (person.email !== null) this.byEmail.set(person.email.toLowerCase(), person.id);
    for (const alias of person.aliases) this.addAlias(alias, person.id);
    const name = aliasKey(person.name);
    const named = this.byName.get(name);
    if (named) named.push(person.id);
    else this.byName.set(name, [person.id]);
  }

  addAlias(alias: string, id: number): void {
    const key = aliasKey(alias);
    if (!this.byAlias.has(key)) this.byAlias.set(key, id);
  }

  /** One id, none, or those that share the name. */
  find(reference: string): number[] {
    const key = aliasKey(reference);
    const one = this.byNumber.get(key) ?? this.byEmail.get(key) ?? this.byAlias.get(key);
    return one !== undefined ? [one] : (this.byName.get(key) ?? []);
  }
}
