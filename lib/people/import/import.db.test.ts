import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import type { Role } from "@/db/enums";
import { testDatabase } from "@/db/testing/database";
import { type Actor, commandActor } from "@/lib/context";
import { createEmployee } from "../mutations";
import { updateOrganisation } from "../organisation/mutations";
import { emptyPeople } from "../testing";
import { peopleImportQuery } from "./input";
import { importPeople } from "./mutations";

const at = testDatabase();
const ctx = (actor: Actor = commandActor("test")) => ({
  db: at.db,
  actor,
  now: new Date("2026-11-20T12:00:00Z"),
});
const as = (...roles: Role[]): Actor => ({
  kind: "account",
  accountId: 1,
  employeeId: null,
  roles,
  label: "Someone",
});

const load = (csv: string, query: Record<string, string> = {}, actor?: Actor) =>
  importPeople(ctx(actor), {
    bytes: new TextEncoder().encode(csv),
    options: peopleImportQuery.parse({ file_name: "people.csv", ...query }),
  });

const counts = ({ accepted, replaced, unchanged, rejected }: Awaited<ReturnType<typeof load>>) => ({
  accepted,
  replaced,
  unchanged,
  rejected,
});

/** Everyone with unit path's end, role and direct manager on a day, by name. */
const peopleOn = (day: string) =>
  at.db.execute(sql`
    SELECT e.name, e.employee_number AS number, u.name AS unit, r.name AS role, m.name AS manager
      FROM employees e
      LEFT JOIN positions p ON p.employee_id = e.id AND daterange(p.effective_from, p.effective_to) @> ${day}::date
      LEFT JOIN org_units u ON u.id = p.org_unit_id LEFT JOIN job_roles r ON r.id = p.job_role_id
      LEFT JOIN reporting_lines l ON l.employee_id = e.id AND l.kind = 'direct' AND daterange(l.effective_from, l.effective_to) @> ${day}::date
      LEFT JOIN employees m ON m.id = l.manager_id ORDER BY e.name`);

beforeEach(async () => {
  await emptyPeople(at.db);
  await updateOrganisation(ctx(), { name: "Acme", time_zone: "Europe/Berlin" });
});

const standard = `employee_number,name,email,manager,unit,job_role,hired_on,left_on,time_zone,aliases,dotted_manager,effective_from
3,Cleo,cleo@acme.test,2,Support / North,Agent,2024-02-01,,Europe/Paris,cleo.c; CC,1,
2,Ben,ben@acme.test,ada@acme.test,Support,Lead,2023-01-01,,,,,
1,Ada,ada@acme.test,,Acme,Chief,2020-01-01,,,,,
`;

describe("a standard file", () => {
  test("is imported whatever the order of its rows, with units and roles it names", async () => {
    const result = await load(standard);
    expect(counts(result)).toEqual({ accepted: 3, replaced: 0, unchanged: 0, rejected: 0 });
    expect([...(await peopleOn("1999-01-01"))]).toEqual([
      { name: "Ada", number: "1", unit: "Acme", role: "Chief", manager: null },
      { name: "Ben", number: "2", unit: "Support", role: "Lead", manager: "Ada" },
      { name: "Cleo", number: "3", unit: "North", role: "Agent", manager: "Ben" },
    ]);
    const units = await at.db.execute(sql`SELECT u.name, u.code, u.kind, p.name AS parent FROM org_units u
      LEFT JOIN org_units p ON p.id = u.parent_id ORDER BY u.id`);
    expect([...units].map((u) => [u.name, u.code, u.kind, u.parent])).toEqual([
      ["Acme", "acme", "company", null],
      ["Support", "support", "division", "Acme"],
      ["North", "north", "department", "Support"],
    ]);
    const aliases = await at.db.execute(sql`SELECT alias_key FROM employee_aliases ORDER BY 1`);
    expect([...aliases].map((a) => a.alias_key)).toEqual(["cc", "cleo.c"]);
  });

  test("again changes nothing", async () => {
    await load(standard);
    const before = await at.db.execute(
      sql`SELECT count(*) FROM audit_entries WHERE entity_type = 'employee'`,
    );
    expect(counts(await load(standard))).toEqual({ accepted: 0, replaced: 0, unchanged: 3, rejected: 0 });
    const after = await at.db.execute(sql`SELECT count(*) FROM audit_entries WHERE entity_type = 'employee'`);
    expect(after).toEqual(before);
  });

  test("with changes updates only those people, and a manager change holds from the given day", async () => {
    await load(standard);
    const changed = standard
      .replace("3,Cleo,cleo@acme.test,2", "3,Cleo Chen,cleo@acme.test,1")
      .replace("2024-02-01,,Europe/Paris,cleo.c; CC,1,", "2024-02-01,,Europe/Paris,cleo.c; CC,,");
    // Cleo reports to Ada by a dotted line already: two lines to one person are refused.
    expect((await load(changed, { effective_from: "2026-12-01" })).rejectedRows[0]?.reason).toBe(
      "They would report to one person by two lines on the same day.",
    );
    await at.db.execute(sql`DELETE FROM reporting_lines WHERE kind = 'dotted'`);
    expect(counts(await load(changed, { effective_from: "2026-12-01" }))).toEqual({
      accepted: 0,
      replaced: 1,
      unchanged: 2,
      rejected: 0,
    });
    expect((await peopleOn("2026-11-30"))[2]).toMatchObject({ name: "Cleo Chen", manager: "Ben" });
    expect((await peopleOn("2026-12-01"))[2]).toMatchObject({ name: "Cleo Chen", manager: "Ada" });
    expect(counts(await load(changed, { effective_from: "2026-12-01" })).unchanged).toBe(3);
  });

  test("knows numbers in any letter case, as records do", async () => {
    await load("employee_number,name\nE-1,Ada\n");
    expect(
      counts(await load("employee_number,name,manager\ne-1,Ada L.,\nE-2,Ben,E-1\ne-2,Ben again,\n")),
    ).toEqual({
      ...{ accepted: 1, replaced: 1, unchanged: 0, rejected: 1 },
    });
    expect(await peopleOn("2026-11-20")).toMatchObject([
      { name: "Ada L.", number: "E-1" },
      { name: "Ben", number: "E-2", manager: "Ada L." },
    ]);
    await expect(createEmployee(ctx(), { name: "Cy", employee_number: "e-2" })).rejects.toThrow(
      "Ben has the number e-2.",
    );
  });

  test("lets two people swap their e-mails", async () => {
    await load(standard);
    const swapped = "employee_number,email\n1,ben@acme.test\n2,ada@acme.test\n";
    expect(counts(await load(swapped))).toEqual({ accepted: 0, replaced: 2, unchanged: 0, rejected: 0 });
  });
});

describe("bad rows", () => {
  test("are rejected each with its line and reason, and stop no other row", async () => {
    await createEmployee(ctx(), { name: "Zoe", email: "zoe@acme.test", aliases: ["zz"] });
    const result = await load(
      [
        "employee_number,name,email,manager,hired_on,time_zone,aliases",
        "1,Ada,,,2020-01-01,,",
        ",Nobody,,,,,",
        "3,Cleo,not an e-mail,,,,",
        "4,Dan,,,30.02.2020,,",
        "5,Eve,,,,Mars/Olympus,",
        "6,Fay,zoe@acme.test,,,,",
        "7,Gil,,,,,ZZ",
        "1,Ada again,,,,,",
        "8,Hal,,6,,,",
        "9,too,few",
      ].join("\n"),
    );
    expect(result.rejectedRows.map(({ line, reason }) => [line, reason])).toEqual([
      [3, "The employee number is blank."],
      [4, "“not an e-mail” is not an e-mail address."],
      [5, expect.stringContaining("First day")],
      [6, expect.stringContaining("“Mars/Olympus” is not a time zone")],
      [7, "Zoe has the e-mail zoe@acme.test."],
      [8, "“ZZ” is already an alias of Zoe."],
      [9, "Line 2 is about the same person."],
      [10, "Fay, to whom they report, is on line 7, which is rejected."],
      [11, expect.any(String)],
    ]);
    expect(counts(result)).toEqual({ accepted: 1, replaced: 0, unchanged: 0, rejected: 9 });
    const stored = await at.db.execute(sql`SELECT r.kind, r.rejected, r.rows_read, count(*)::int AS rows
      FROM import_runs r JOIN import_rejected_rows x ON x.import_id = r.id GROUP BY r.id`);
    expect([...stored]).toEqual([{ kind: "people", rejected: 9, rows_read: 10, rows: 9 }]);
  });

  test("that close a loop are rejected with the loop, the others stay", async () => {
    const result = await load("employee_number,name,manager\n1,Ada,2\n2,Ben,3\n3,Cleo,1\n4,Dan,\n5,Eve,4\n");
    expect(result.rejectedRows.map(({ line, reason }) => [line, reason])).toEqual([
      [2, "The reporting lines close a loop: Ada → Ben → Cleo → Ada."],
      [3, "The reporting lines close a loop: Ada → Ben → Cleo → Ada."],
      [4, "The reporting lines close a loop: Ada → Ben → Cleo → Ada."],
    ]);
    expect(result.accepted).toBe(2);
  });

  test("that close a loop with lines stored already are rejected too", async () => {
    await load("employee_number,name,manager\n1,Ada,\n2,Ben,1\n");
    const result = await load("employee_number,name,manager\n1,Ada,2\n");
    expect(result.rejectedRows[0]?.reason).toBe("The reporting lines close a loop: Ada → Ben → Ada.");
  });
});

describe("a sales file that knows people by name", () => {
  const file =
    "sales_agent,manager,regional_office\nAnna Ash,Dustin Dow,Central\nBill  Birch,dustin dow,East\n";
  const query = { "map.name": "sales_agent", "map.manager": "manager", "map.unit": "regional_office" };

  test("gives numbers, makes the name an alias and creates managers who are no row", async () => {
    const result = await load(file, query);
    expect(counts(result)).toEqual({ accepted: 2, replaced: 0, unchanged: 0, rejected: 0 });
    expect(result.missingManagersCreated).toBe(1);
    expect([...(await peopleOn("2026-11-20"))].map((p) => [p.name, p.unit, p.manager])).toEqual([
      ["Anna Ash", "Central", "Dustin Dow"],
      ["Bill Birch", "East", "Dustin Dow"],
      ["Dustin Dow", null, null],
    ]);
    const aliases = await at.db.execute(sql`SELECT alias_key FROM employee_aliases ORDER BY 1`);
    expect([...aliases].map((a) => a.alias_key)).toEqual(["anna ash", "bill birch", "dustin dow"]);
    expect(counts(await load(file, query)).unchanged).toBe(2);
  });

  test("rejects rows whose manager is unknown when managers are not to be created", async () => {
    const result = await load(file, { ...query, create_missing_managers: "false" });
    expect(result.accepted).toBe(0);
    expect(result.rejectedRows[0]?.reason).toBe("The manager “Dustin Dow” is not known and not in the file.");
  });
});

test("a file of numbers, departments and roles falls back to the number as name", async () => {
  const file =
    "employee_id,department,job_role,job_level\n1,Research & Development,Scientist,3\n2,Sales,Executive,1\n";
  const query = { "map.employee_number": "employee_id", "map.unit": "department" };
  expect(counts(await load(file, query))).toEqual({ accepted: 2, replaced: 0, unchanged: 0, rejected: 0 });
  expect((await peopleOn("2026-11-20"))[0]).toMatchObject({
    name: "1",
    number: "1",
    unit: "Research & Development",
    role: "Scientist",
  });
  expect(counts(await load(file, query)).unchanged).toBe(2);
});

describe("people who change places", () => {
  test("may swap their e-mails, and a new one may get somebody's former one", async () => {
    await load("employee_number,name,email\n1,Ada,ada@acme.test\n2,Ben,ben@acme.test\n");
    const result = await load(
      "employee_number,name,email\n9,New Ada,ada@acme.test\n1,Ada,ben@acme.test\n2,Ben,b@acme.test\n",
    );
    expect(counts(result)).toEqual({ accepted: 1, replaced: 2, unchanged: 0, rejected: 0 });
    const emails = await at.db.execute(sql`SELECT employee_number AS n, email FROM employees ORDER BY 1`);
    expect([...emails].map((row) => [row.n, row.email])).toEqual([
      ["1", "ben@acme.test"],
      ["2", "b@acme.test"],
      ["9", "ada@acme.test"],
    ]);
  });

  test("a manager of old may go on as a dotted one in the same row; the file again changes nothing", async () => {
    await load("employee_number,name,manager\n1,Ada,\n2,Ben,\n3,Cleo,1\n");
    const file = "employee_number,manager,dotted_manager,effective_from\n3,2,1,2026-01-01\n";
    expect(counts(await load(file)).replaced).toBe(1);
    const lines =
      await at.db.execute(sql`SELECT l.kind, m.name, l.effective_from::text AS "from", l.effective_to::text AS "to"
      FROM reporting_lines l JOIN employees m ON m.id = l.manager_id ORDER BY l.kind, l.effective_from NULLS FIRST`);
    expect([...lines].map(({ kind, name, from, to }) => [kind, name, from, to])).toEqual([
      ["direct", "Ada", null, "2026-01-01"],
      ["direct", "Ben", "2026-01-01", null],
      ["dotted", "Ada", "2026-01-01", null],
    ]);
    expect(counts(await load(file)).unchanged).toBe(1);
  });

  test("someone added under another number beside a person of the same name is pointed out", async () => {
    await load("sales_agent,manager\nAnna,Dustin Dow\n", { "map.name": "sales_agent" });
    const result = await load("employee_number,name\n77,Dustin Dow\n");
    expect(result.notes).toEqual([
      "Added beside somebody of the same name, with the number there already: Dustin Dow (line 2, P-0002).",
    ]);
  });
});

test("what means no value is nobody's manager, and no e-mail", async () => {
  const result = await load(
    "employee_number,name,email,manager,unit\n1,Ada,N/A,-,NA\n2,Ben,null,1,-\n3,Nil,,N/A,\n",
  );
  expect(result.missingManagersCreated).toBe(0);
  expect([...(await peopleOn("2026-11-20"))].map((p) => [p.name, p.manager, p.unit])).toEqual([
    ["Ada", null, "NA"],
    ["Ben", "Ada", null],
    ["Nil", null, null],
  ]);
  expect(result.notes).toContain("Manager: “N/A”, “-” is read as none.");
});

describe("the file as a whole", () => {
  test("is refused when it is no CSV, has no key column, or a mapped heading is missing", async () => {
    await expect(load("")).rejects.toMatchObject({ code: "invalid", fields: [{ path: "file" }] });
    await expect(load("unit,job_role\nA,B\n")).rejects.toMatchObject({
      fields: [{ path: "map.employee_number" }],
    });
    await expect(load("name\nAda\n", { "map.unit": "office" })).rejects.toMatchObject({
      fields: [{ path: "map.unit", message: "The file has no heading “office”." }],
    });
  });
  test("is taken from those who keep people only", async () => {
    for (const role of ["employee", "manager", "exec", "trainer"] as const)
      await expect(load(standard, {}, as(role))).rejects.toMatchObject({ code: "forbidden" });
    expect(await at.db.execute(sql`SELECT 1 FROM employees`)).toHaveLength(0);
  });
  test("is audited, person by person and as one import", async () => {
    await load(standard);
    const actions = await at.db.execute(sql`SELECT action, count(*)::int AS n FROM audit_entries
      WHERE entity_type IN ('employee', 'import') AND at = '2026-11-20T12:00:00Z' GROUP BY 1`);
    expect([...actions]).toEqual(
      expect.arrayContaining([{ action: "people.imported", n: expect.any(Number) }]),
    );
  });
  test("imported twice at once gives each person once", async () => {
    const results = await Promise.all([load(standard), load(standard)]);
    expect(results.map((r) => r.accepted).sort()).toEqual([0, 3]);
    expect(await at.db.execute(sql`SELECT 1 FROM employees`)).toHaveLength(3);
  });
});
