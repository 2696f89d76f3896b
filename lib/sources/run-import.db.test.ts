import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { auditEntries } from "@/db/schema/audit";
import { employeeAliases, employees } from "@/db/schema/people";
import { importFiles, importRuns } from "@/db/schema/sources";
import { testDatabase } from "@/db/testing/database";
import { matchOwners } from "@/lib/sources/match-owners";
import { runImport } from "@/lib/sources/run-import";
import { insertAdaAndBen } from "@/lib/sources/testing/ada-and-ben";
import {
  counts,
  importText,
  makeSource,
  noon,
  rejectedRows,
  storedRows,
  testContext,
  upload,
} from "@/lib/sources/testing/import-file";

const database = testDatabase();

beforeAll(() => insertAdaAndBen(database.db));

const head = "id,who,at,amount";
const versionedHead = "id,who,at,amount,rev";

describe("records", () => {
  it("are typed, matched to their owners and counted", async () => {
    const source = await makeSource(database.all, { timeZone: "Europe/Berlin" });
    const run = await importText(
      database.all,
      source,
      `${head}\nA,E-1,2026-07-01 10:00,1.50\nB,,2026-01-01 10:00,\n`,
    );
    expect(run.status).toBe("done");
    expect(counts(run)).toEqual([2, 2, 0, 0, 0]);
    expect(await storedRows(database.all, source)).toEqual([
      {
        id: "A",
        who: "E-1",
        who_employee_id: expect.any(Number),
        at: "2026-07-01T08:00:00+00:00",
        amount: 1.5,
        import_line: 2,
      },
      {
        id: "B",
        who: null,
        who_employee_id: null,
        at: "2026-01-01T09:00:00+00:00",
        amount: null,
        import_line: 3,
      },
    ]);
  });

  it("do not change when the same file comes again", async () => {
    const source = await makeSource(database.all);
    const file = `${head}\nA,E-1,2026-07-01,1\nB,E-2,2026-07-02,2\n`;
    await importText(database.all, source, file);
    const before = await storedRows(database.all, source);
    expect(counts(await importText(database.all, source, file))).toEqual([2, 0, 0, 2, 0]);
    expect(await storedRows(database.all, source)).toEqual(before);
  });

  it("without a version are replaced by a later line that differs", async () => {
    const source = await makeSource(database.all);
    const run = await importText(
      database.all,
      source,
      `${head}\nA,E-1,2026-07-01,1\nA,E-2,2026-07-02,2\nA,E-2,2026-07-02,2.0\n`,
    );
    expect(counts(run)).toEqual([3, 1, 1, 1, 0]);
    const [row] = await storedRows(database.all, source);
    expect(row).toMatchObject({ who: "E-2", amount: 2, import_line: 3 });
  });

  it("without a key column are told apart by the whole line", async () => {
    const source = await makeSource(database.all, { key: false });
    const file = `${head}\nA,E-1,2026-07-01,1\nA,E-1,2026-07-01,1\nA,E-1,2026-07-01,2\n`;
    expect(counts(await importText(database.all, source, file))).toEqual([3, 2, 0, 1, 0]);
    expect(counts(await importText(database.all, source, file))).toEqual([3, 0, 0, 3, 0]);
  });
});

describe("a log of changes", () => {
  const log = [
    versionedHead,
    "A,E-1,2026-07-01,1,0",
    "A,E-2,2026-07-02,3,3",
    "A,E-1,2026-07-01,2,1",
    "B,E-1,2026-07-01,1,5",
    "B,E-1,2026-07-01,9,5",
    "C,E-1,2026-07-01,1,",
    "C,E-2,2026-07-01,2,1",
    "C,E-1,2026-07-01,3,",
    "",
  ].join("\n");

  it("collapses to the state with the highest version, whatever the order of its lines", async () => {
    const source = await makeSource(database.all, { version: true });
    expect(counts(await importText(database.all, source, log))).toEqual([8, 3, 2, 3, 0]);
    const rows = await storedRows(database.all, source);
    expect(rows.map(({ id, amount, import_line }) => [id, amount, import_line])).toEqual([
      ["A", 3, 3],
      ["B", 1, 5],
      ["C", 2, 8],
    ]);
  });

  it("resolves the owner of the state that wins", async () => {
    const source = await makeSource(database.all, { version: true });
    await importText(database.all, source, log);
    const people = await database.db.select().from(employees).where(eq(employees.employeeNumber, "E-2"));
    const rows = await storedRows(database.all, source);
    expect(rows.find((row) => row.id === "A")).toMatchObject({ who_employee_id: people[0]?.id });
  });
});

describe("the result does not depend on the size of a chunk", () => {
  /** Pseudo-random, the same on every run. */
  function logOf(rows: number, versioned: boolean): string {
    let seed = 42;
    const next = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((seed / 2_147_483_648) * below);
    };
    const lines = Array.from({ length: rows }, () => {
      const who = ["E-1", "E-2", "nobody", ""][next(4)];
      const cells = [`K${next(40)}`, who, `2026-07-0${1 + next(3)}`, next(30) === 0 ? "x" : next(3)];
      return [...cells, ...(versioned ? [next(5) === 0 ? "" : next(6)] : [])].join(",");
    });
    return [versioned ? versionedHead : head, ...lines].join("\n");
  }

  it.each([true, false])("with a version column: %s", async (version) => {
    const file = logOf(400, version);
    const results = [];
    for (const chunkRows of [1, 7, 1000]) {
      const source = await makeSource(database.all, { version });
      const run = await importText(database.all, source, file, { chunkRows });
      const [read = 0, ...parts] = counts(run);
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(read);
      results.push({ counts: counts(run), rows: await storedRows(database.all, source) });
    }
    expect(results[1]).toEqual(results[0]);
    expect(results[2]).toEqual(results[0]);
    expect(results[0]?.counts[0]).toBe(400);
    expect(results[0]?.counts[4]).toBeGreaterThan(0);
  });
});

describe("owners", () => {
  it("are found by employee number, e-mail and every alias, in any letter case", async () => {
    const source = await makeSource(database.all);
    const names = ["E-1", "ADA@example.test", "Ada L.", " countess ", "ada  l."];
    const run = await importText(
      database.all,
      source,
      `${head}\n${names.map((name, n) => `${n},${name},2026-07-01,1`).join("\n")}`,
    );
    expect(counts(run)).toEqual([5, 5, 0, 0, 0]);
    const ids = (await storedRows(database.all, source)).map((row) => row.who_employee_id);
    expect(new Set(ids).size).toBe(1);
    expect(ids[0]).toEqual(expect.any(Number));
  });

  it("who are unknown get their row rejected, with line and reason", async () => {
    const source = await makeSource(database.all);
    const run = await importText(database.all, source, `${head}\nA,Zoe,2026-07-01,1\nB,E-1,2026-07-01,1\n`);
    expect(counts(run)).toEqual([2, 1, 0, 0, 1]);
    expect(await rejectedRows(database.all, run.id)).toEqual([
      { line: 2, reason: 'who "Zoe" is no known person', raw: "A,Zoe,2026-07-01,1" },
    ]);
  });

  it("who are unknown are created once, with their name as an alias, when asked for", async () => {
    const source = await makeSource(database.all);
    const file = `${head}\nA,New Person,2026-07-01,1\nB,new person,2026-07-01,1\nC,Other,2026-07-01,1\n`;
    const run = await importText(database.all, source, file, { unknownOwners: "create", chunkRows: 1 });
    expect([run.accepted, run.peopleCreated, run.unowned]).toEqual([3, 2, 0]);
    const again = await importText(database.all, source, file, { unknownOwners: "create" });
    expect([again.unchanged, again.peopleCreated]).toEqual([3, 0]);
    const made = await database.db.select().from(employees).where(eq(employees.name, "New Person"));
    expect(made).toHaveLength(1);
    const entries = await database.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.employeeId, made[0]?.id ?? 0));
    expect(entries.map((entry) => entry.action)).toEqual(["person.created"]);
  });

  it("who are unknown leave their rows unowned when asked for", async () => {
    const source = await makeSource(database.all);
    const run = await importText(database.all, source, `${head}\nA,Zoe,2026-07-01,1\n`, {
      unknownOwners: "keep",
    });
    expect([run.accepted, run.unowned, run.rejected]).toEqual([1, 1, 0]);
    expect((await storedRows(database.all, source))[0]).toMatchObject({ who: "Zoe", who_employee_id: null });
  });
});

it("records kept without an owner find theirs once an alias was added", async () => {
  const source = await makeSource(database.all, { version: true });
  const file = `${versionedHead}\nA,Zoe,2026-07-01,1,1\nB,Yan,2026-07-01,1,1\nC,E-2,2026-07-01,1,1\n`;
  await importText(database.all, source, file, { unknownOwners: "keep" });
  const ctx = testContext(database.all);
  expect(await matchOwners(ctx, source)).toBe(0);
  const [ben] = await database.db.select().from(employees).where(eq(employees.employeeNumber, "E-2"));
  const employeeId = ben?.id ?? 0;
  await database.db.insert(employeeAliases).values({ aliasKey: "zoe", alias: "Zoe", employeeId });
  expect(await matchOwners(ctx, source)).toBe(1);
  expect(await matchOwners(ctx, source)).toBe(0);
  const ids = (await storedRows(database.all, source)).map((row) => row.who_employee_id);
  expect(ids).toEqual([employeeId, null, employeeId]);
  await database.db.delete(employeeAliases).where(eq(employeeAliases.aliasKey, "zoe"));
});

describe("a crash", () => {
  const file = `${versionedHead}\n${Array.from(
    { length: 50 },
    (_, n) => `K${n % 20},E-${1 + (n % 3)},2026-07-01,${n},${n % 7}`,
  ).join("\n")}\n`;

  it.each([1, 3, 5])("in the middle of chunk %i is resumed as if it had not happened", async (fatal) => {
    const clean = await makeSource(database.all, { version: true });
    const cleanRun = await importText(database.all, clean, file, { chunkRows: 11 });
    const source = await makeSource(database.all, { version: true });
    const importId = await upload(database.all, source, file);
    let chunk = 0;
    const beforeCommit = async () => {
      chunk++;
      if (chunk === fatal) throw new Error("power cut");
    };
    const work = { database: database.all, now: noon };
    await expect(runImport(work, importId, { chunkRows: 11, beforeCommit })).rejects.toThrow("power cut");
    const run = await runImport(work, importId, { chunkRows: 11 });
    expect(run.status).toBe("done");
    expect(counts(run)).toEqual(counts(cleanRun));
    expect(await storedRows(database.all, source)).toEqual(await storedRows(database.all, clean));
    expect(await rejectedRows(database.all, importId)).toEqual(await rejectedRows(database.all, cleanRun.id));
  });

  it("of the connection is noticed, and the import goes on behind the last stored line", async () => {
    const sourceId = await makeSource(database.all);
    const rows = Array.from({ length: 6 }, (_, n) => `${n},E-1,2026-10-01,${n}`);
    const importId = await upload(database.all, sourceId, [head, ...rows, ""].join("\n"));
    let chunks = 0;
    const cutOffAtSecond = async () => {
      chunks += 1;
      if (chunks < 2) return;
      await database.sql`SELECT pg_terminate_backend(pid) FROM pg_locks
        WHERE locktype = 'advisory' AND classid = 7246002 AND objid = ${sourceId}::integer::oid
          AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
    };
    const work = { database: database.all, now: noon };
    await expect(runImport(work, importId, { chunkRows: 2, beforeCommit: cutOffAtSecond })).rejects.toThrow();
    expect(await storedRows(database.all, sourceId)).toHaveLength(2);
    expect(counts(await runImport(work, importId))).toEqual([6, 6, 0, 0, 0]);
    expect(await storedRows(database.all, sourceId)).toHaveLength(6);
  });

  it("after the end changes nothing: a finished import does not run again", async () => {
    const source = await makeSource(database.all, { version: true });
    const run = await importText(database.all, source, file);
    expect(await runImport({ database: database.all, now: noon }, run.id)).toEqual(run);
  });
});

it("records who imported what, and lets go of the uploaded pieces", async () => {
  const source = await makeSource(database.all);
  const run = await importText(database.all, source, `${head}\nA,E-1,2026-07-01,1\n`);
  const entries = await database.db
    .select({ action: auditEntries.action })
    .from(auditEntries)
    .where(eq(auditEntries.entityId, String(run.id)));
  expect(entries.map((entry) => entry.action)).toEqual(
    expect.arrayContaining(["import.requested", "import.finished"]),
  );
  expect(await database.db.select().from(importFiles).where(eq(importFiles.importId, run.id))).toEqual([]);
  const [stored] = await database.db.select().from(importRuns).where(eq(importRuns.id, run.id));
  expect(stored).toMatchObject({ bytesDone: stored?.byteSize, startedAt: noon });
});
