import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { Role } from "@/db/enums";
import { accounts } from "@/db/schema/access";
import { auditEntries } from "@/db/schema/audit";
import { employees } from "@/db/schema/people";
import { importRuns, sources } from "@/db/schema/sources";
import { testDatabase } from "@/db/testing/database";
import type { Ctx } from "@/lib/context";
import { BUILTIN_SOURCES } from "@/lib/sources/builtin";
import { ensureBuiltinSources } from "@/lib/sources/ensure-builtin";
import { resumeImport, uploadImport } from "@/lib/sources/import/upload";
import { createSourceInput } from "@/lib/sources/input";
import { createSource, deleteSource, updateSource } from "@/lib/sources/mutations";
import { countRecords, listSources, requireSource, requireSourceBySlug } from "@/lib/sources/queries";
import { countMatches, getRecordsByIds, listRecords } from "@/lib/sources/records";
import { importText, inPieces, makeSource, testContext, upload } from "@/lib/sources/testing/import-file";

const database = testDatabase();
const contexts = {} as Record<Role, Ctx>;

beforeAll(async () => {
  await database.db.insert(employees).values({ employeeNumber: "E-1", name: "Ada" });
  for (const role of ["employee", "manager", "hr", "admin", "exec", "trainer"] as const) {
    const [account] = await database.db
      .insert(accounts)
      .values({ email: `${role}@x.test`, name: role })
      .returning();
    contexts[role] = {
      db: database.db,
      now: new Date("2026-11-20T12:00:00Z"),
      actor: { kind: "account", accountId: account?.id ?? 0, employeeId: null, roles: [role], label: role },
    };
  }
});

const columns = [
  { header: "Order no.", data_type: "text", roles: ["key"] },
  { header: "Select", data_type: "text", roles: ["owner"] },
  { header: "When", data_type: "date", roles: ["time"] },
];
const input = (over: object = {}) => createSourceInput.parse({ name: "Orders", columns, ...over });

describe("built-in sources", () => {
  it("are all there after the first start, and the second changes nothing", async () => {
    await ensureBuiltinSources(testContext(database.all));
    await ensureBuiltinSources(testContext(database.all));
    const slugs = (await listSources(database.db)).filter((s) => s.origin === "builtin").map((s) => s.slug);
    expect(slugs.sort()).toEqual(BUILTIN_SOURCES.map((source) => source.slug).sort());
  });

  it("take a file whose dates are written in another way than the last one's", async () => {
    const { source, columns: declared } = await requireSourceBySlug(database.db, "deals");
    const names = declared.map((column) => column.header);
    const row = (created: string, number: string) =>
      names.map((name) => ({ deal_number: number, created_on: created, sales_rep: "E-1" })[name] ?? "");
    const file = (...rows: string[][]) => [names, ...rows].map((cells) => cells.join(",")).join("\n");
    await importText(database.all, source.id, file(row("2026-07-31", "D1")));
    await importText(database.all, source.id, file(row("31/07/2026", "D2")));
    const records = await listRecords(database.db, await requireSource(database.db, source.id), {
      page: 1,
      pageSize: 10,
    });
    expect(records.map((record) => record.values.created_on)).toEqual(["2026-07-31", "2026-07-31"]);
  });
});

describe("a new source", () => {
  it("gets a typed table with safe names, and an audit entry", async () => {
    const id = await createSource(contexts.admin, input({ name: "Ordérs; DROP TABLE x" }));
    const { source, columns: made } = await requireSource(database.db, id);
    expect(source.tableName).toBe("orders_drop_table_x");
    expect(made.map((column) => column.columnName)).toEqual(["order_no", "select_col", "when_col"]);
    const types = await database.sql`SELECT column_name, data_type FROM information_schema.columns
      WHERE table_schema = 'records' AND table_name = ${source.tableName}`;
    expect(Object.fromEntries(types.map((row) => [row.column_name, row.data_type]))).toEqual({
      record_id: "bigint",
      order_no: "text",
      select_col: "text",
      select_col_employee_id: "integer",
      when_col: "date",
      import_id: "integer",
      import_line: "integer",
      imported_at: "timestamp with time zone",
    });
    const [entry] = await database.db
      .select()
      .from(auditEntries)
      .where(sql`action = 'source.created' AND entity_id = ${String(id)}`);
    expect(entry?.actorLabel).toBe("admin");
  });

  it("never takes the table of another, nor its name", async () => {
    const first = await createSource(contexts.admin, input({ name: "Twin" }));
    const second = await createSource(contexts.admin, input({ name: "Twin!" }));
    const tables = [await requireSource(database.db, first), await requireSource(database.db, second)];
    expect(tables.map(({ source }) => source.tableName)).toEqual(["twin", "twin_2"]);
    await expect(createSource(contexts.admin, input({ name: "TWIN" }))).rejects.toMatchObject({
      fields: [{ path: "name" }],
    });
  });

  it("is called what its columns say even when they are called like the table's own", async () => {
    const named = ["record_id", "who", "who_employee_id", "import_line"];
    const odd = [
      { header: named[0], data_type: "text", roles: ["key"] },
      { header: named[1], data_type: "text", roles: ["owner"] },
      { header: named[2], data_type: "text", roles: [] },
      { header: named[3], data_type: "date", roles: ["time"] },
    ];
    const id = await createSource(contexts.admin, input({ name: "Odd", columns: odd }));
    const run = await importText(database.all, id, `${named.join(",")}\n1,E-1,x,2026-07-01\n`);
    expect([run.status, run.accepted]).toEqual(["done", 1]);
  });

  const refusals: [string, object[], string][] = [
    ["no owner", [columns[0] ?? {}, columns[2] ?? {}], "columns"],
    ["no time", columns.slice(0, 2), "columns"],
    [
      "a version without a key",
      [...columns.slice(1), { header: "v", data_type: "integer", roles: ["version"] }],
      "columns",
    ],
    [
      "a version that is text",
      [...columns, { header: "v", data_type: "text", roles: ["version"] }],
      "columns.3.roles",
    ],
    [
      "an owner that is a date",
      [...columns, { header: "d", data_type: "date", roles: ["owner"] }],
      "columns.3.roles",
    ],
    [
      "a time that is a number",
      [...columns, { header: "n", data_type: "integer", roles: ["time"] }],
      "columns.3.roles",
    ],
    [
      "a measure that is text",
      [...columns, { header: "m", data_type: "text", roles: ["measure"] }],
      "columns.3.roles",
    ],
    ["one heading twice", [...columns, { header: "WHEN", data_type: "text" }], "columns.3.header"],
  ];
  it.each(refusals)("is refused with %s, at its field", async (_, wrong, path) => {
    await expect(
      createSource(contexts.admin, input({ name: "Never", columns: wrong })),
    ).rejects.toMatchObject({ code: "invalid", fields: [{ path }] });
    expect(await database.db.$count(sources, sql`name = 'Never'`)).toBe(0);
  });
});

describe("who may", () => {
  const others = ["employee", "manager", "exec", "trainer"] as const;

  it("make, change and delete sources: administrators alone", async () => {
    const id = await createSource(contexts.admin, input({ name: "Guarded" }));
    for (const role of [...others, "hr"] as const) {
      await expect(createSource(contexts[role], input({ name: role }))).rejects.toMatchObject({
        code: "forbidden",
      });
      await expect(updateSource(contexts[role], id, { name: role })).rejects.toMatchObject({
        code: "forbidden",
      });
      await expect(deleteSource(contexts[role], id)).rejects.toMatchObject({ code: "forbidden" });
    }
    await updateSource(contexts.admin, id, { name: "Renamed", unknown_owners: "keep" });
    expect((await requireSource(database.db, id)).source).toMatchObject({
      name: "Renamed",
      unknownOwners: "keep",
    });
    await deleteSource(contexts.admin, id);
    await expect(requireSource(database.db, id)).rejects.toMatchObject({ code: "not_found" });
    const [left] = await database.sql`SELECT to_regclass('records.guarded') AS name`;
    expect(left?.name).toBeNull();
  });

  it.each([
    ["a binding", (id: number) => ({ binding: { source_id: id } })],
    [
      "an input of a formula",
      (id: number) => ({
        data_source: { inputs: [{ source: { type: "binding", binding: { source_id: id } } }] },
      }),
    ],
  ])(
    "nobody deletes a source that stored scores were made of by %s, whatever their KPI reads today",
    async (_, defined) => {
      const id = await makeSource(database.all);
      const definition = JSON.stringify(defined(id));
      await database.sql`
      WITH period AS (
        INSERT INTO evaluation_periods (name, frequency, period_start, period_end)
        VALUES ('June 2031', 'monthly', '2031-06-01', '2031-07-01') RETURNING id
      ), kpi AS (
        INSERT INTO kpi_definitions (name, calculation_type, target_type, direction, target, scoring_method, version)
        VALUES ('Moved on', 'binding', 'numeric', 'higher_is_better', '{}', '{}', 2) RETURNING id
      )
      INSERT INTO kpi_definition_versions (kpi_id, version, definition) SELECT id, 1, ${definition}::text::jsonb FROM kpi`;
      const [{ period_id = 0, kpi_id = 0 } = {}] = await database.sql<
        { period_id: number; kpi_id: number }[]
      >`
      SELECT p.id AS period_id, k.id AS kpi_id FROM evaluation_periods p, kpi_definitions k
       WHERE p.name = 'June 2031' AND k.name = 'Moved on'`;
      await database.sql.unsafe(
        `CREATE TABLE kpi_results_p${period_id} PARTITION OF kpi_results FOR VALUES IN (${period_id})`,
      );
      await database.sql`
      INSERT INTO kpi_results (period_id, employee_id, kpi_id, kra_id, kpi_version, status, record_count, target, weight, band)
      VALUES (${period_id}, 1, ${kpi_id}, 1, 1, 'scored', 1, '{}', 100, 'on')`;
      await expect(deleteSource(contexts.admin, id)).rejects.toThrow("Scores of June 2031 were made of");
      await database.sql.unsafe(`DROP TABLE kpi_results_p${period_id}`);
      await database.sql`DELETE FROM evaluation_periods WHERE id = ${period_id}`;
      await database.sql`DELETE FROM kpi_definitions WHERE id = ${kpi_id}`;
      await deleteSource(contexts.admin, id);
    },
  );

  it("import records: administrators and HR", async () => {
    const sourceId = await makeSource(database.all);
    const file = () => inPieces(Buffer.from("id,who,at,amount\n"));
    for (const role of others)
      await expect(
        uploadImport(contexts[role], { sourceId, fileName: "x.csv", body: file() }),
      ).rejects.toMatchObject({ code: "forbidden" });
    expect(await database.db.$count(importRuns, sql`source_id = ${sourceId}`)).toBe(0);
    const importId = await uploadImport(contexts.hr, { sourceId, fileName: "x.csv", body: file() });
    for (const role of others)
      await expect(resumeImport(contexts[role], importId)).rejects.toMatchObject({ code: "forbidden" });
    await resumeImport(contexts.admin, importId);
  });

  it("nobody deletes a built-in source", async () => {
    const { source } = await requireSourceBySlug(database.db, "tickets");
    await expect(deleteSource(contexts.admin, source.id)).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("an upload that breaks off", () => {
  it("ends as failed, says so, and leaves no pieces", async () => {
    const sourceId = await makeSource(database.all);
    const body = async function* () {
      yield Buffer.alloc(2_000_000, "x");
      throw new Error("the client went away");
    };
    await expect(uploadImport(contexts.admin, { sourceId, fileName: "x.csv", body: body() })).rejects.toThrow(
      "went away",
    );
    const [run] = await database.db.select().from(importRuns).where(sql`source_id = ${sourceId}`);
    expect(run).toMatchObject({ status: "failed", error: "The upload broke off." });
    const [pieces] = await database.sql`SELECT count(*) FROM import_files WHERE import_id = ${run?.id ?? 0}`;
    expect(pieces?.count).toBe("0");
  });
});

describe("records", () => {
  it("are listed page by page, searched by key, counted, and found by id in the order asked for", async () => {
    const sourceId = await makeSource(database.all);
    const lines = Array.from(
      { length: 30 },
      (_, n) => `K_${String(n).padStart(2, "0")},E-1,2026-07-${String(n + 1).padStart(2, "0")} 10:00,${n}.5`,
    );
    await importText(database.all, sourceId, `id,who,at,amount\n${lines.join("\n")}\n`);
    const of = await requireSource(database.db, sourceId);
    expect(await countRecords(database.db, sourceId)).toBe(30);
    const page = await listRecords(database.db, of, { page: 2, pageSize: 10, timeColumn: "at" });
    expect(page.map((record) => record.values.id)).toEqual(
      Array.from({ length: 10 }, (_, n) => `K_${19 - n}`),
    );
    const found = await listRecords(database.db, of, { page: 1, pageSize: 10, search: "k_07" });
    expect(found).toMatchObject([
      {
        values: { id: "K_07", at: "2026-07-08T10:00:00.000Z", amount: "7.5" },
        owners: { who: { name: "Ada" } },
        importLine: 9,
      },
    ]);
    expect(await countMatches(database.db, of, "K%")).toBe(0);
    const ids = page.map((record) => record.recordId).reverse();
    const byId = await getRecordsByIds(database.db, of, [...ids, 999_999]);
    expect(byId.map((record) => record.recordId)).toEqual(ids);
  });

  it("of a file larger than its table keep their owner and time index", async () => {
    const sourceId = await makeSource(database.all);
    const rows = Array.from({ length: 120_000 }, (_, n) => `${n}-${"x".repeat(60)},E-1,2026-07-01,1`);
    const importId = await upload(database.all, sourceId, `id,who,at,amount\n${rows.join("\n")}\n`);
    const { runImport } = await import("@/lib/sources/run-import");
    const run = await runImport({ database: database.all, now: new Date() }, importId);
    expect(run.accepted).toBe(120_000);
    const { source } = await requireSource(database.db, sourceId);
    const indexes =
      await database.sql`SELECT indexname FROM pg_indexes WHERE tablename = ${source.tableName}`;
    expect(indexes.map((row) => row.indexname)).toContain(`${source.tableName}_owner_time`);
  });
});
