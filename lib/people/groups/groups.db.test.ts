import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { ROLES } from "@/db/enums";
import { auditEntries } from "@/db/schema/audit";
import { personGroups } from "@/db/schema/people";
import { testDatabase } from "@/db/testing/database";
import { systemScope } from "@/lib/access/scope";
import { addPeople, ctxOf } from "../testing";
import { importGroups } from "./import-groups";
import { removeGroupKind } from "./mutations";
import { listGroupKinds } from "./queries";

const at = testDatabase();
const hr = () => ctxOf(at.db, "hr");
const scope = systemScope(new Date("2026-11-20T12:00:00Z"));
const kinds = () => listGroupKinds(at.db, scope);
const audited = (action: string) =>
  at.db.select().from(auditEntries).where(sql`${auditEntries.action} = ${action}`).orderBy(auditEntries.id);
let ids: Record<"Ada" | "Ben" | "Cem", number>;

beforeAll(async () => {
  ids = await addPeople(at.db, {
    Ada: { employee_number: "A1", email: "ada@x.org" },
    Ben: { employee_number: "B1" },
    Cem: { employee_number: "C1" },
  });
});

describe("a file of groups", () => {
  it("sets what it says, by number or address in any letter case, and counts what it changes", async () => {
    const csv = "Gender;employee;Age band\nFemale;ADA@x.org;30 to 39\nmale;b1;\nMale;C1;30 to 39\n";
    expect(await importGroups(hr(), { csv })).toEqual({ entered: 5, removed: 0, unchanged: 1 });
    expect(await kinds()).toEqual([
      { kind: "Age band", groups: [{ value: "30 to 39", people: 2 }] },
      {
        kind: "Gender",
        groups: [
          { value: "Female", people: 1 },
          { value: "male", people: 2 },
        ],
      },
    ]);
  });

  it("changes nothing when it says what stands there, in whatever letter case", async () => {
    const csv = "employee,GENDER\nA1,female\nB1,MALE\n";
    const before = await audited("person_group.entered");
    expect(await importGroups(hr(), { csv })).toEqual({ entered: 0, removed: 0, unchanged: 2 });
    expect(await audited("person_group.entered")).toEqual(before);
  });

  it("takes a person out where the cell is empty, and leaves those alone whom it does not name", async () => {
    const csv = "employee,Age band\nC1,\nB1,40 to 49\n";
    expect(await importGroups(hr(), { csv })).toEqual({ entered: 1, removed: 1, unchanged: 0 });
    expect((await kinds())[0]?.groups).toEqual([
      { value: "30 to 39", people: 1 },
      { value: "40 to 49", people: 1 },
    ]);
    expect(await audited("person_group.removed")).toMatchObject([{ employeeId: ids.Cem }]);
  });

  it("is refused whole, with what is wrong in which line", async () => {
    const before = await kinds();
    const csv = `employee,Gender\nA1,Male\nnobody,Male\na1,Female\nB1,${"x".repeat(61)}\n`;
    await expect(importGroups(hr(), { csv })).rejects.toMatchObject({
      fields: [{ message: "Line 5: The name of a group has at most 60 characters" }],
    });
    await expect(importGroups(hr(), { csv: csv.replace(/B1.*/, "") })).rejects.toMatchObject({
      fields: [
        { message: "Line 3: nobody has the number or address “nobody”" },
        { message: "Line 4: “a1” stands in the file twice" },
      ],
    });
    expect(await kinds()).toEqual(before);
  });

  it.each([
    ["", "The file is empty"],
    ["Gender\nMale\n", "The first row does not name the column employee"],
    ["employee\nA1\n", "The first row names no kind of group beside employee"],
    ["employee,Gender,gender\nA1,x,y\n", "The first row names “gender” twice"],
    ["employee,\nA1,x\n", "Column 2: Name a kind of group"],
  ])("%j is not read: %s", async (csv, message) => {
    await expect(importGroups(hr(), { csv })).rejects.toMatchObject({ fields: [{ message }] });
  });
});

it("is in the audit log without the groups", async () => {
  const entries = await at.db
    .select()
    .from(auditEntries)
    .where(sql`${auditEntries.action} LIKE 'person_group.%'`);
  expect(entries.length).toBe(7);
  for (const { before, after } of entries) {
    expect(before).toBeNull();
    expect(Object.keys(after as object)).toEqual(["kind"]);
  }
});

it("is for HR alone to enter, to delete and to count", async () => {
  for (const role of ROLES) {
    if (role === "hr") continue;
    const ctx = ctxOf(at.db, role);
    expect(() => importGroups(ctx, { csv: "employee,Gender\nA1,x\n" })).toThrow("You may not");
    expect(() => removeGroupKind(ctx, "Gender")).toThrow("You may not");
  }
  await expect(listGroupKinds(at.db, { ...scope, seesEveryone: false })).rejects.toMatchObject({
    code: "forbidden",
  });
});

it("is deleted with everything of its kind, once", async () => {
  expect(await removeGroupKind(hr(), "gender")).toEqual({ removed: 3 });
  await expect(removeGroupKind(hr(), "gender")).rejects.toMatchObject({ code: "not_found" });
  expect((await at.db.select().from(personGroups)).every(({ kind }) => kind === "Age band")).toBe(true);
  expect(await audited("person_group.removed")).toHaveLength(4);
});
