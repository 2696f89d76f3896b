import type { Unit } from "../units/tree";
import { unitCode } from "../units/unit-code";
import { unitPath } from "./draft";
import type { ExistingPeople, PeoplePlan } from "./plan-types";

type NewUnit = PeoplePlan["newUnits"][number];
type AnyUnit = Pick<Unit, "id" | "name" | "code" | "parentId">;

/** Finds units by code, name or path, and plans those that do not exist. */
export class UnitPlan {
  readonly created: NewUnit[] = [];
  private readonly units: AnyUnit[];
  private readonly codes: Set<string>;
  private readonly byCode: Map<string, AnyUnit>;
  private readonly byName = new Map<string, AnyUnit[]>();
  private readonly byPlace = new Map<string, AnyUnit>();
  private readonly answers = new Map<string, number | string>();

  constructor(private readonly existing: Pick<ExistingPeople, "units" | "organisationName">) {
    this.units = [...existing.units];
    this.codes = new Set(existing.units.map((unit) => unit.code));
    this.byCode = new Map(existing.units.map((unit) => [unit.code.toLowerCase(), unit]));
    for (const unit of existing.units) this.learn(unit);
  }

  /** Plans what the whole file names, paths before single names, so that the order of rows does not matter. */
  prepare(texts: readonly string[]): void {
    const sorted = [...new Set(texts)].sort();
    const isPath = (text: string) => unitPath(text).length > 1;
    for (const text of sorted.filter(isPath)) this.resolve(text);
    for (const text of sorted.filter((other) => !isPath(other))) this.resolve(text);
  }

  /** The unit's id (negative when planned), or why there is none. */
  resolve(text: string): number | string {
    const known = this.answers.get(text);
    if (known !== undefined) return known;
    const path = unitPath(text);
    const answer = path.length === 1 ? this.single(path[0] ?? "") : this.chain(path);
    this.answers.set(text, answer);
    return answer;
  }

  private single(name: string): number | string {
    const coded = this.byCode.get(name.toLowerCase());
    if (coded) return coded.id;
    const named = this.byName.get(name.toLowerCase()) ?? [];
    if (named.length > 1) {
      const codes = named.map((unit) => unit.code).join(", ");
      return `${named.length} units are called “${name}”. Use a code (${codes}) or a path like A / B.`;
    }
    return named[0]?.id ?? this.create(name, "department", this.root()).id;
  }

  private chain(path: string[]): number {
    const top = this.root();
    const [first = "", ...rest] = path;
    const names = isCalled(top, first) ? rest : path;
    let at = top;
    names.forEach((name, index) => {
      const kind = (["division", "department"] as const)[index] ?? "team";
      at = this.byPlace.get(place(at.id, name)) ?? this.create(name, kind, at);
    });
    return at.id;
  }

  private root(): AnyUnit {
    const top = this.units.find((unit) => unit.parentId === null);
    return top ?? this.create(this.existing.organisationName, "company", null);
  }

  private create(name: string, kind: NewUnit["kind"], parent: AnyUnit | null): AnyUnit {
    const code = unitCode(name, this.codes);
    const unit = { id: -1 - this.created.length, name, code, kind, parentId: parent?.id ?? null };
    this.created.push(unit);
    this.units.push(unit);
    this.codes.add(code);
    this.learn(unit);
    return unit;
  }

  private learn(unit: AnyUnit): void {
    const name = unit.name.toLowerCase();
    const named = this.byName.get(name);
    if (named) named.push(unit);
    else this.byName.set(name, [unit]);
    if (unit.parentId === null) return;
    this.byPlace.set(place(unit.parentId, unit.code), unit);
    this.byPlace.set(place(unit.parentId, unit.name), unit);
  }
}

const place = (parentId: number, name: string) => `${parentId}/${name.toLowerCase()}`;
const isCalled = (unit: AnyUnit, name: string) =>
  [unit.name, unit.code].some((own) => own.toLowerCase() === name.toLowerCase());
