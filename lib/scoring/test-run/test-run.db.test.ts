import { beforeAll, describe, expect, it } from "vitest";
import { employees, organisations } from "@/db/schema/people";
import { testDatabase } from "@/db/testing/database";
import type { WorkCtx } from "@/lib/context";
import { contextOf } from "@/lib/kpis/testing/actors";
import { declareTickets } from "@/lib/kpis/testing/ticket-source";
import { parseInput } from "@/lib/zod-fields";
import { testRunKpi } from "./test-run";
import { testRunInput } from "./test-run-input";

const database = testDatabase();
let admin: WorkCtx;
let sourceId: number;

beforeAll(async () => {
  const { db } = database;
  admin = { ...(await contextOf(db, "Marta Admin", ["admin"])), database: database.all };
  await db.insert(organisations).values({ name: "Test", timeZone: "Europe/Berlin" });
  sourceId = await declareTickets(db);
  const names = ["Kwame Boateng", "Amina Yusuf", "Rafael Ortiz"];
  await db.insert(employees).values(names.map((name, index) => ({ employeeNumber: `E${index}`, name })));
  await database.sql.unsafe(`
    CREATE TABLE records.kpi_tickets (record_id bigint PRIMARY KEY, assignee text, assignee_employee_id integer,
      status text, minutes bigint, opened_at timestamptz, imported_at timestamptz, import_id integer);
    INSERT INTO records.kpi_tickets
      SELECT g, p.name, p.id, CASE WHEN g % 3 = 0 THEN 'Open' ELSE 'Resolved' END, g, '2026-10-10T10:00:00Z', now(), 1
        FROM generate_series(1, 30) AS g
        JOIN employees AS p ON p.employee_number = CASE WHEN g <= 12 THEN 'E0' ELSE 'E1' END`);
});

const tryOut = (change: Record<string, unknown> = {}, body: Record<string, unknown> = {}, ctx = admin) =>
  testRunKpi(
    ctx,
    parseInput(testRunInput, {
      definition: {
        direction: "higher_is_better",
        target: { value: "10" },
        binding: {
          source_id: sourceId,
          aggregation: { kind: "count" },
          filter: { match: "all", conditions: [{ column: "status", op: "is", value: "Resolved" }] },
          ownership_rule: "assignee",
          time_column: "opened_at",
        },
        ...change,
      },
      period: { start: "2026-10-01", end: "2026-11-01" },
      ...body,
    }),
  );

describe("a test run", () => {
  it("gives everybody's actual, attainment and score, and stores nothing", async () => {
    const before = await database.sql`SELECT count(*) FROM audit_entries`;
    const result = await tryOut();
    // 1 to 12 without 3, 6, 9, 12; 13 to 30 without 15, 18, 21, 24, 27, 30.
    expect(result.people).toEqual([
      expect.objectContaining({
        name: "Amina Yusuf",
        actual: "12",
        attainment: "1.200000",
        score: "120.0000",
        band: "above",
      }),
      expect.objectContaining({
        name: "Kwame Boateng",
        actual: "8",
        attainment: "0.800000",
        score: "80.0000",
        band: "near",
      }),
    ]);
    expect(result).toMatchObject({ people_count: 2, people_without_records: 1, record_count: 20 });
    expect(result.statement).toContain("timestamptz '2026-09-30T22:00:00.000Z'");
    expect(result.sample?.records).toHaveLength(10);
    expect(await database.sql`SELECT count(*) FROM audit_entries`).toEqual(before);
  });

  it("shows up to ten records of the person asked for", async () => {
    const [amina, kwame] = (await tryOut()).people;
    const { sample } = await tryOut({}, { sample_employee_id: kwame?.employee_id });
    expect(sample?.employee_id).toBe(kwame?.employee_id);
    expect(sample?.employee_id).not.toBe(amina?.employee_id);
    expect(sample?.records).toHaveLength(8);
    expect(sample?.records[0]).toEqual({
      record_id: "1",
      values: ["Kwame Boateng", "Resolved", "1", expect.stringMatching(/^2026-10-10T\d\d:00:00\.000Z$/)],
    });
  });

  it("pools the records of everybody, or of the people asked for", async () => {
    const median = { aggregation: { kind: "median", measure: { kind: "column", column: "minutes" } } };
    const binding = { source_id: sourceId, ownership_rule: "assignee", time_column: "opened_at", ...median };
    const all = await tryOut({ binding });
    expect(all.pooled).toMatchObject({ record_count: 30, actual: "15.500000" });
    const kwame = all.people.find((person) => person.name === "Kwame Boateng")?.employee_id;
    const one = await tryOut({ binding }, { employee_ids: [kwame] });
    expect(one.pooled).toMatchObject({ record_count: 12, actual: "6.500000" });
    expect(one.people.map((person) => person.name)).toEqual(["Kwame Boateng"]);
  });

  it("lists as many people as asked for, and counts all", async () => {
    expect(await tryOut({}, { limit: 1 })).toMatchObject({
      people_count: 2,
      people: [{ name: "Amina Yusuf" }],
    });
  });

  it("is refused at the field for a KPI that cannot be scored, and for a period backwards", async () => {
    await expect(tryOut({ target: { value: "0" } })).rejects.toMatchObject({
      code: "invalid",
      fields: [expect.objectContaining({ path: "definition.target.value" })],
    });
    await expect(tryOut({}, { period: { start: "2026-10-02", end: "2026-10-02" } })).rejects.toMatchObject({
      fields: [expect.objectContaining({ path: "period.end" })],
    });
    await expect(tryOut({}, { period: undefined })).rejects.toMatchObject({
      fields: [expect.objectContaining({ path: "period" })],
    });
  });

  it("works a formula out of records, and shows what went in", async () => {
    const binding = { source_id: sourceId, aggregation: { kind: "count" } };
    const own = { ...binding, ownership_rule: "assignee", time_column: "opened_at" };
    const open = { match: "all", conditions: [{ column: "status", op: "is", value: "Open" }] };
    const inputs = [
      { variable: "all", source: { type: "binding", binding: own } },
      { variable: "open", source: { type: "binding", binding: { ...own, filter: open } } },
    ];
    const data_source = { type: "formula", formula: "(all - open) / all * 20", inputs };
    const result = await tryOut({ binding: undefined, data_source });
    // Amina 6 of 18 open, Kwame 4 of 12; Rafael has no records, so there is nothing to show of him.
    expect(result.people).toMatchObject([
      {
        name: "Amina Yusuf",
        actual: "13.333333",
        inputs: [{ value: "18" }, { variable: "open", value: "6" }],
      },
      { name: "Kwame Boateng", actual: "13.333333" },
    ]);
    expect(result).toMatchObject({ people_without_records: 1, problem: null, sample: null });
  });

  it("runs a query for everybody, and says at its field why one may not run", async () => {
    const data_source = {
      type: "database",
      query:
        "SELECT max(minutes) FROM kpi_tickets WHERE assignee_employee_id = :user_id AND opened_at >= :start_date AND opened_at < :end_date",
    };
    await database.sql.unsafe("GRANT SELECT ON records.kpi_tickets TO plumbline_reader");
    const result = await tryOut({ binding: undefined, data_source });
    expect(result.people.map(({ name, actual }) => [name, actual])).toEqual([
      ["Amina Yusuf", "30.000000"],
      ["Kwame Boateng", "12.000000"],
    ]);
    const hostile = { ...data_source, query: "SELECT pg_sleep(9)" };
    await expect(tryOut({ binding: undefined, data_source: hostile })).rejects.toMatchObject({
      fields: [
        {
          path: "definition.data_source.query",
          message: expect.stringContaining("pg_sleep is not available (character 8)"),
        },
      ],
    });
  });

  it("is for those who configure KPIs", async () => {
    const manager = {
      ...(await contextOf(database.db, "Team Manager", ["manager"])),
      database: database.all,
    };
    await expect(tryOut({}, {}, manager)).rejects.toMatchObject({ code: "forbidden" });
  });
});
