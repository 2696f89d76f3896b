import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Draft, type PeopleRow, readDraft } from "./draft";
import { planPeople } from "./plan";
import type { ExistingPeople, PlanOptions } from "./plan-types";

const nobody: ExistingPeople = {
  people: [],
  aliases: [],
  positions: [],
  lines: [],
  units: [],
  jobRoles: [],
  organisationName: "Acme",
  nextGeneratedNumber: 1,
  today: "2026-11-20",
};
const options: PlanOptions = { createMissingManagers: true, effectiveFrom: null };
const person = (id: number, name: string, email: string | null = null) => ({
  id,
  employeeNumber: `E${id}`,
  name,
  email,
  timeZone: null,
  hiredOn: null,
  leftOn: null,
});

function draft(line: number, cells: PeopleRow["cells"]): Draft {
  const read = readDraft({ line, raw: "", cells }, { numberRequired: false });
  if (typeof read === "string") throw new Error(read);
  return read;
}
const plan = (rows: PeopleRow["cells"][], existing = nobody, with_ = options) =>
  planPeople(existing, { drafts: rows.map((cells, index) => draft(index + 2, cells)) }, with_);

/** Who would report to whom, by name. */
function lines({ newPeople, managers }: ReturnType<typeof plan>, existing = nobody): string[] {
  const names = new Map([...existing.people, ...newPeople].map(({ id, name }) => [id, name]));
  return managers.map((m) => `${names.get(m.employeeId)} → ${names.get(m.managerId)}`).sort();
}

describe("managers", () => {
  test("are found by number, e-mail, alias and name, among the stored and in the file", () => {
    const existing = {
      ...nobody,
      people: [person(1, "Ada", "ada@acme.test"), person(2, "Ben")],
      aliases: [{ key: "benny", employeeId: 2 }],
    };
    const made = plan(
      [
        { name: "A", manager: "E1" },
        { name: "B", manager: "ADA@acme.test" },
        { name: "C", manager: " Benny" },
        { name: "D", manager: "ben" },
        { name: "F", manager: "a" },
      ],
      existing,
    );
    expect(lines(made, existing)).toEqual(["A → Ada", "B → Ada", "C → Ben", "D → Ben", "F → A"]);
  });
  test("who share a name are refused with a way out", () => {
    const existing = { ...nobody, people: [person(1, "Ada"), person(2, "ADA")] };
    expect(plan([{ name: "B", manager: "Ada" }], existing).rejections).toEqual([
      { line: 2, reason: "2 people are called “Ada”. Use a number or an e-mail." },
    ]);
  });
  test("who are nobody yet are made once, from a number, an e-mail or a name", () => {
    const made = plan([
      { employee_number: "P-0001", manager: "X9" },
      { employee_number: "2", manager: "boss@acme.test" },
      { employee_number: "3", manager: "The  Boss" },
      { employee_number: "4", manager: "the boss" },
    ]);
    const missing = made.newPeople.slice(0, 3);
    expect(missing.map(({ employeeNumber, name, email }) => [employeeNumber, name, email])).toEqual([
      ["X9", "X9", null],
      ["P-0002", "boss@acme.test", "boss@acme.test"],
      ["P-0003", "The  Boss", null],
    ]);
    expect(made.newAliases.map(({ key }) => key)).toEqual(["the boss"]);
    expect(made.counts).toEqual({ accepted: 4, replaced: 0, unchanged: 0, missingManagers: 3 });
  });
  test("whose row is refused take those below them along, but not a stored manager", () => {
    const existing = { ...nobody, people: [person(1, "Ada", "a@x.test"), person(2, "Ben", "b@x.test")] };
    const made = plan(
      [
        { employee_number: "E2", email: "a@x.test" },
        { employee_number: "3", manager: "E2" },
        { employee_number: "4", email: "A@x.test" },
        { employee_number: "5", manager: "4" },
        { employee_number: "6", manager: "5" },
      ],
      existing,
    );
    expect(made.rejections.map(({ line }) => line)).toEqual([2, 4, 5, 6]);
    expect(lines(made, existing)).toEqual(["3 → Ben"]);
  });
});

describe("units", () => {
  const units = (made: ReturnType<typeof plan>) =>
    made.newUnits.map(({ name, kind, parentId }) => [name, kind, parentId]);
  test("are made below a company named as the organisation, a path as a chain", () => {
    const made = plan([
      { name: "A", unit: "Support / North / Late" },
      { name: "B", unit: "acme / Support" },
      { name: "C", unit: "Sales" },
      { name: "D", unit: "R/D" },
    ]);
    expect(units(made)).toEqual([
      ["Acme", "company", null],
      ["Support", "division", -1],
      ["North", "department", -2],
      ["Late", "team", -3],
      ["R/D", "department", -1],
      ["Sales", "department", -1],
    ]);
  });
  test("that share a name are refused unless the path or code says which", () => {
    const unit = (id: number, name: string, parentId: number | null) => ({
      id,
      name,
      code: `u${id}`,
      parentId,
      kind: "team" as const,
      timeZone: null,
      holidayCalendarId: null,
      workScheduleId: null,
    });
    const existing = {
      ...nobody,
      units: [
        unit(1, "Acme", null),
        unit(2, "A", 1),
        unit(3, "B", 1),
        unit(4, "North", 2),
        unit(5, "North", 3),
      ],
    };
    const made = plan(
      [
        { name: "P", unit: "North" },
        { name: "Q", unit: "B / North" },
        { name: "R", unit: "U4" },
      ],
      existing,
    );
    expect(made.rejections.map(({ line }) => line)).toEqual([2]);
    expect(made.positions.map(({ orgUnitId }) => orgUnitId)).toEqual([5, 4]);
    expect(made.newUnits).toEqual([]);
  });
});

describe("from when", () => {
  const existing = {
    ...nobody,
    people: [person(1, "Ada"), person(2, "Ben"), person(3, "Cleo")],
    lines: [{ id: 7, kind: "direct" as const, employeeId: 3, managerId: 1, from: null, to: null }],
  };
  test("a first line holds since ever, a change from the row's day, else the import's, else today", () => {
    const day = (cells: PeopleRow["cells"], effectiveFrom: string | null = null) =>
      plan([cells], existing, { ...options, effectiveFrom }).managers[0]?.step;
    expect(day({ name: "Ben", manager: "Ada" }, "2026-01-01")).toEqual({ insert: { from: null, to: null } });
    expect(day({ name: "Cleo", manager: "Ben" })?.end).toEqual({ id: 7, to: "2026-11-20" });
    expect(day({ name: "Cleo", manager: "Ben" }, "2026-01-01")?.end).toEqual({ id: 7, to: "2026-01-01" });
    const said = { name: "Cleo", manager: "Ben", effective_from: "2026-02-02" };
    expect(day(said, "2026-01-01")?.end).toEqual({ id: 7, to: "2026-02-02" });
  });
  test("a loop with lines that have ended by then is none", () => {
    const changed = [
      { name: "Cleo", manager: "Ben", effective_from: "2026-02-01" },
      { name: "Ada", manager: "Cleo", effective_from: "2026-02-01" },
    ];
    expect(plan(changed, existing).rejections).toEqual([]);
    const tooEarly = [changed[0] ?? {}, { name: "Ada", manager: "Cleo", effective_from: "2026-01-31" }];
    expect(plan(tooEarly, existing).rejections.map(({ reason }) => reason)).toEqual([
      "The reporting lines close a loop: Ada → Cleo → Ada.",
    ]);
  });
});

test("the order of rows does not matter", () => {
  const rows: PeopleRow["cells"][] = [
    { employee_number: "1", name: "Ada", unit: "Acme" },
    { employee_number: "2", name: "Ben", manager: "Ada", unit: "North" },
    { employee_number: "3", name: "Cleo", manager: "2", dotted_manager: "Ada", unit: "Support / North" },
    { employee_number: "4", name: "Dan", manager: "Eve" },
    { employee_number: "5", name: "Eve", manager: "Dan" },
    { employee_number: "6", name: "Fay", manager: "Dan" },
  ];
  const outcome = (order: PeopleRow["cells"][]) => {
    const made = plan(order);
    const people = made.newPeople.map(({ employeeNumber }) => employeeNumber).sort();
    const units = made.newUnits.map(({ code, kind, parentId }) => [code, kind, parentId]);
    return { lines: lines(made), people, units, rejected: made.rejections.length };
  };
  expect(outcome(rows)).toMatchObject({
    lines: ["Ben → Ada", "Cleo → Ben"],
    people: ["1", "2", "3"],
    rejected: 3,
  });
  fc.assert(
    fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (shuffled) => {
      expect(outcome(shuffled)).toEqual(outcome(rows));
    }),
  );
});
