import { beforeAll, describe, expect, it } from "vitest";
import { employees, orgUnits } from "@/db/schema/people";
import { testDatabase } from "@/db/testing/database";
import { deleteUnit } from "@/lib/people/units/mutations";
import { createSourceInput } from "@/lib/sources/input";
import { matchOwners } from "@/lib/sources/match-owners";
import { createSource, deleteSource } from "@/lib/sources/mutations";
import { requireSource } from "@/lib/sources/queries";
import { contributorsView } from "@/lib/sources/record-table";
import { listRecords } from "@/lib/sources/records";
import { runImport } from "@/lib/sources/run-import";
import {
  counts,
  importText,
  rejectedRows,
  storedRows,
  testContext,
  upload,
} from "@/lib/sources/testing/import-file";
import { toRecordWire } from "@/lib/sources/wire";

const database = testDatabase();
const ids: Record<string, number> = {};
const unitIds: Record<string, number> = {};

beforeAll(async () => {
  const people = await database.db
    .insert(employees)
    .values([
      { employeeNumber: "E-1", name: "Ada", email: "ada@example.test" },
      { employeeNumber: "E-2", name: "Ben" },
      { employeeNumber: "E-3", name: "Cleo" },
    ])
    .returning();
  const units = await database.db
    .insert(orgUnits)
    .values([
      { code: "NET", name: "Network", kind: "department" },
      { code: "N-E", name: "East", kind: "team" },
      { code: "S-E", name: "East", kind: "team" },
    ])
    .returning();
  for (const { name, id } of people) ids[name] = id;
  for (const { code, id } of units) unitIds[code] = id;
});

let made = 0;
function makeShared(version = false): Promise<number> {
  made++;
  return createSource(
    testContext(database.all),
    createSourceInput.parse({
      name: `Shared ${made}`,
      time_zone: "UTC",
      columns: [
        { header: "id", data_type: "text", roles: ["key"] },
        { header: "who", data_type: "text", roles: ["contributors"] },
        { header: "unit", data_type: "text", roles: ["team"] },
        { header: "at", data_type: "timestamp", roles: ["time"], date_format: "yyyy-MM-dd" },
        ...(version ? [{ header: "rev", data_type: "integer", roles: ["version"] }] : []),
      ],
    }),
  );
}

const head = "id,who,unit,at";
const versionedHead = `${head},rev`;
const file = (rows: string[], heading = head) => `${heading}\n${rows.join("\n")}\n`;

const nameIn = (known: Record<string, number>, id: unknown) =>
  Object.entries(known).find(([, other]) => other === id)?.[0] ?? "nobody";

/** "A: Ada 0.6, Ben 0.4; NET", by key. */
async function stored(sourceId: number): Promise<string[]> {
  return (await storedRows(database.all, sourceId)).map((row) => {
    const people = (row.who_employee_ids ?? []) as number[];
    const shares = (row.who_shares ?? []) as number[];
    const shared = people.map((id, n) => `${nameIn(ids, id)} ${shares[n]}`).join(", ");
    return `${row.id}: ${shared}; ${row.unit_org_unit_id === null ? "none" : nameIn(unitIds, row.unit_org_unit_id)}`;
  });
}

describe("shared records", () => {
  it("are stored with whom they were matched to, and read as rows of a relation of their own", async () => {
    const source = await makeShared();
    const run = await importText(
      database.all,
      source,
      file([
        "A,E-1:60; E-2:40,network,2026-10-01 10:00",
        "B,ada@example.test; E-3,N-E,2026-10-02 10:00",
        "C,,,2026-10-03",
      ]),
    );
    expect(counts(run)).toEqual([3, 3, 0, 0, 0]);
    expect(await stored(source)).toEqual([
      "A: Ada 0.6, Ben 0.4; NET",
      "B: Ada 0.5, Cleo 0.5; N-E",
      "C: ; none",
    ]);
    const of = await requireSource(database.db, source);
    const rows = await database.sql.unsafe(
      `SELECT employee_id, share::text AS share FROM ${contributorsView(of.source)} ORDER BY record_id, share DESC, 1`,
    );
    expect(rows.map(({ employee_id, share }) => [employee_id, share])).toEqual([
      [ids.Ada, "0.600000"],
      [ids.Ben, "0.400000"],
      [ids.Ada, "0.500000"],
      [ids.Cleo, "0.500000"],
    ]);
  });

  it("are shown and sent with names, shares and unit", async () => {
    const source = await makeShared();
    await importText(database.all, source, file(["A,E-1:2; E-2:1,NET,2026-10-01 10:00"]));
    const [record] = await listRecords(database.db, await requireSource(database.db, source), {
      page: 1,
      pageSize: 10,
    });
    expect(record && toRecordWire(record)).toMatchObject({
      who: "E-1:2; E-2:1",
      who_contributors: [
        { employee_id: ids.Ada, name: "Ada", share: "0.666667" },
        { employee_id: ids.Ben, name: "Ben", share: "0.333333" },
      ],
      unit_org_unit_id: unitIds.NET,
    });
    expect(record?.teams.unit).toEqual({ unitId: unitIds.NET, name: "Network" });
  });

  it("are rejected with their line and reason", async () => {
    const source = await makeShared();
    const run = await importText(
      database.all,
      source,
      file([
        "A,E-1:60; E-2,NET,2026-10-01",
        "B,E-1:90%,NET,2026-10-01",
        "C,E-1; Zoe,NET,2026-10-01",
        "D,E-1,East,2026-10-01",
        "E,E-1,West,2026-10-01",
        "F,E-1,NET,2026-10-01",
      ]),
    );
    expect(counts(run)).toEqual([6, 1, 0, 0, 5]);
    expect((await rejectedRows(database.all, run.id)).map(({ line, reason }) => `${line} ${reason}`)).toEqual(
      [
        '2 who "E-1:60; E-2" gives a share to some people and not to others',
        '3 who "E-1:90%" adds to 90 %, not to 100 %',
        '4 who "Zoe" is no known person',
        '5 unit "East" names several units: write its code',
        '6 unit "West" is no known unit',
      ],
    );
  });

  it("keep the shares of the others when someone is unknown, and give that one theirs when they are known", async () => {
    const source = await makeShared();
    const text = file(["A,E-1:50; Yuri:30; E-2:20,West,2026-10-01"]);
    const run = await importText(database.all, source, text, { unknownOwners: "keep" });
    expect(run.unowned).toBe(1);
    expect(await stored(source)).toEqual(["A: Ada 0.5, Ben 0.2; none"]);
    const [yuri] = await database.db
      .insert(employees)
      .values({ employeeNumber: "Yuri", name: "Yuri" })
      .returning();
    const [west] = await database.db
      .insert(orgUnits)
      .values({ code: "W", name: "West", kind: "team" })
      .returning();
    ids.Yuri = yuri?.id ?? 0;
    unitIds.W = west?.id ?? 0;
    expect(await matchOwners(testContext(database.all), source)).toBe(2);
    expect(await stored(source)).toEqual(["A: Ada 0.5, Yuri 0.3, Ben 0.2; W"]);
    expect(await matchOwners(testContext(database.all), source)).toBe(0);
  });

  it("make people where the import may, and never units", async () => {
    const source = await makeShared();
    const text = file(["A,E-1:50; New Person:50,NET,2026-10-01", "B,E-1,North,2026-10-01"]);
    const run = await importText(database.all, source, text, { unknownOwners: "create" });
    expect([run.peopleCreated, ...counts(run)]).toEqual([1, 2, 1, 0, 0, 1]);
    expect((await storedRows(database.all, source))[0]?.who_shares).toEqual([0.5, 0.5]);
  });

  it("are unchanged by the same file, and replaced when their shares change", async () => {
    const source = await makeShared();
    const rows = ["A,E-1:60; E-2:40,NET,2026-10-01", "B,E-3,NET,2026-10-01"];
    await importText(database.all, source, file(rows));
    expect(counts(await importText(database.all, source, file(rows)))).toEqual([2, 0, 0, 2, 0]);
    const changed = await importText(
      database.all,
      source,
      file(["A,E-1:50; E-2:50,NET,2026-10-01", "B,E-3,N-E,2026-10-01"]),
    );
    expect(counts(changed)).toEqual([2, 0, 2, 0, 0]);
    expect(await stored(source)).toEqual(["A: Ada 0.5, Ben 0.5; NET", "B: Cleo 1; N-E"]);
  });

  it("are replaced by the higher version alone, however the file is cut into chunks", async () => {
    const rows = [
      "A,E-1,NET,2026-10-01,1",
      "A,E-2:70; E-3:30,N-E,2026-10-01,3",
      "A,E-1; E-3,NET,2026-10-01,2",
      "B,E-1,NET,2026-10-01,",
    ];
    const results = [];
    for (const chunkRows of [1, 2, 50]) {
      const source = await makeShared(true);
      const run = await importText(database.all, source, file(rows, versionedHead), { chunkRows });
      results.push([counts(run), await stored(source)]);
    }
    expect(results[0]).toEqual([
      [4, 2, 1, 1, 0],
      ["A: Ben 0.7, Cleo 0.3; N-E", "B: Ada 1; NET"],
    ]);
    expect(results).toEqual([results[0], results[0], results[0]]);
  });

  it("are there once after a crash in the middle", async () => {
    const source = await makeShared();
    const rows = Array.from({ length: 10 }, (_, n) => `R${n},E-1:${n + 1}; E-2:1,NET,2026-10-01`);
    const importId = await upload(database.all, source, file(rows));
    const work = { database: database.all, now: testContext(database.all).now };
    let chunks = 0;
    const beforeCommit = async () => {
      chunks++;
      if (chunks === 3) throw new Error("the machine is gone");
    };
    await expect(runImport(work, importId, { chunkRows: 2, beforeCommit })).rejects.toThrow(
      "the machine is gone",
    );
    expect(await storedRows(database.all, source)).toHaveLength(4);
    expect(counts(await runImport(work, importId, { chunkRows: 2 }))).toEqual([10, 10, 0, 0, 0]);
    expect((await stored(source))[2]).toBe("R2: Ada 0.75, Ben 0.25; NET");
  });

  it("keep the unit that owns them", async () => {
    const source = await makeShared();
    await importText(database.all, source, file(["A,E-1,S-E,2026-10-01"]));
    await expect(deleteUnit(testContext(database.all), unitIds["S-E"] ?? 0)).rejects.toMatchObject({
      code: "conflict",
      message: "East is still in use and stays.",
    });
    await deleteSource(testContext(database.all), source);
    await deleteUnit(testContext(database.all), unitIds["S-E"] ?? 0);
  });

  it("go with their source, relation and all", async () => {
    const source = await makeShared();
    const of = await requireSource(database.db, source);
    await deleteSource(testContext(database.all), source);
    const [left] = await database.sql`SELECT to_regclass(${contributorsView(of.source)}) AS view`;
    expect(left?.view).toBeNull();
  });
});

it("a source has one column of contributors, and no column says twice whose a record is", async () => {
  const input = (roles: string[][]) =>
    createSourceInput.parse({
      name: "Refused",
      columns: [
        { header: "at", data_type: "date", roles: ["time"] },
        ...roles.map((each, n) => ({ header: `c${n}`, data_type: "text", roles: each })),
      ],
    });
  const ctx = testContext(database.all);
  await expect(createSource(ctx, input([["contributors"], ["contributors"]]))).rejects.toMatchObject({
    fields: [{ path: "columns.2.roles", message: "Only one column can name contributors." }],
  });
  await expect(createSource(ctx, input([["owner", "team"]]))).rejects.toMatchObject({
    fields: [{ path: "columns.1.roles", message: expect.stringContaining("choose one of them") }],
  });
  await expect(createSource(ctx, input([[]]))).rejects.toMatchObject({ fields: [{ path: "columns" }] });
});
