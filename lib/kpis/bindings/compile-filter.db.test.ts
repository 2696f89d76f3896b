import { beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "@/db/testing/database";
import type { BindingSource, ConditionOp } from "../types";
import { compileFilter } from "./compile-filter";
import { isBackwards } from "./condition-value";
import { toStatement } from "./sql-fragment";

const database = testDatabase();

/** Records come in London's time; days begin in Berlin, where 29 March 2026 has 23 hours and 25 October 25. */
const source: BindingSource = {
  tableName: "times",
  recordNoun: "record",
  recordNounPlural: "records",
  timeZone: "Europe/London",
  dayTimeZone: "Europe/Berlin",
  columns: [{ name: "at", label: "At", type: "timestamp", ownership: null, isTime: true, isMeasure: false }],
};

/** By name: the last and first instants around days as Berlin has them. */
const TIMES: Record<string, string | null> = {
  "28 Mar ends": "2026-03-28T22:59:59.999999Z",
  "29 Mar begins": "2026-03-28T23:00:00Z",
  "29 Mar ends": "2026-03-29T21:59:59.999999Z",
  "30 Mar begins": "2026-03-29T22:00:00Z",
  "24 Oct ends": "2026-10-24T21:59:59.999999Z",
  "25 Oct begins": "2026-10-24T22:00:00Z",
  "25 Oct 13:30": "2026-10-25T12:30:00Z",
  "25 Oct ends": "2026-10-25T22:59:59.999999Z",
  "26 Oct begins": "2026-10-25T23:00:00Z",
  never: null,
};

beforeAll(async () => {
  await database.sql`CREATE TABLE records.times (name text, at timestamptz)`;
  for (const [name, at] of Object.entries(TIMES)) {
    await database.sql`INSERT INTO records.times VALUES (${name}, ${at}::timestamptz)`;
  }
});

const NAMES = Object.keys(TIMES);
const span = (from: string, to: string) => NAMES.slice(NAMES.indexOf(from), NAMES.indexOf(to) + 1);

async function found(op: ConditionOp, value: string | string[], of = source): Promise<string[]> {
  const filter = compileFilter({ match: "all", conditions: [{ column: "at", op, value }] }, of);
  const { text, parameters } = toStatement(filter ?? []);
  const rows = await database.sql.unsafe(`SELECT r.name FROM records.times r WHERE ${text}`, parameters);
  return NAMES.filter((name) => rows.some((row) => row.name === name));
}

describe("a day in a condition on a time is the whole day of the organisation", () => {
  it.each<[ConditionOp, string | string[], string[]]>([
    ["lt", "2026-10-25", span("28 Mar ends", "24 Oct ends")],
    ["lte", "2026-10-25", span("28 Mar ends", "25 Oct ends")],
    ["gt", "2026-10-25", ["26 Oct begins"]],
    ["gte", "2026-10-25", span("25 Oct begins", "26 Oct begins")],
    ["is", "2026-10-25", span("25 Oct begins", "25 Oct ends")],
    ["is_not", "2026-10-25", [...span("28 Mar ends", "24 Oct ends"), "26 Oct begins", "never"]],
    ["between", ["2026-10-25", "2026-10-25"], span("25 Oct begins", "25 Oct ends")],
    ["lte", "2026-03-29", span("28 Mar ends", "29 Mar ends")],
    ["gt", "2026-03-29", span("30 Mar begins", "26 Oct begins")],
    ["is", "2026-03-29", span("29 Mar begins", "29 Mar ends")],
    ["between", ["2026-03-29", "2026-10-24"], span("29 Mar begins", "24 Oct ends")],
    // A time is that instant: with its offset, else where the records come from. 12:30 in London is 13:30 in Berlin.
    ["lte", "2026-10-25 12:30", span("28 Mar ends", "25 Oct 13:30")],
    ["gt", "2026-10-25T12:30", span("25 Oct ends", "26 Oct begins")],
    ["lt", "2026-10-25T13:30+01:00", span("28 Mar ends", "25 Oct begins")],
    ["is", "2026-10-25T12:30Z", ["25 Oct 13:30"]],
    ["between", ["2026-10-25T12:00Z", "2026-10-25"], ["25 Oct 13:30", "25 Oct ends"]],
  ])("%s %s", async (op, value, expected) => {
    expect(await found(op, value)).toEqual(expected);
  });

  it("where midnight is skipped, it begins with the first instant there is", async () => {
    // In Cairo 24 April 2026 begins at 01:00, which is 22:00 UTC, and ends at 21:00 UTC.
    const cairo = { ...source, dayTimeZone: "Africa/Cairo" };
    await database.sql`INSERT INTO records.times VALUES ('x', '2026-04-23T22:00Z'), ('y', '2026-04-24T20:59:59Z'),
      ('w', '2026-04-23T21:59:59Z'), ('z', '2026-04-24T21:00Z')`;
    const filter = compileFilter(
      { match: "all", conditions: [{ column: "at", op: "is", value: "2026-04-24" }] },
      cairo,
    );
    const { text, parameters } = toStatement(filter ?? []);
    const rows = await database.sql.unsafe(
      `SELECT r.name FROM records.times r WHERE ${text} ORDER BY 1`,
      parameters,
    );
    await database.sql`DELETE FROM records.times WHERE name IN ('w', 'x', 'y', 'z')`;
    expect(rows.map((row) => row.name)).toEqual(["x", "y"]);
  });
});

describe("two ends are the wrong way round", () => {
  it.each<[string, string, boolean]>([
    ["2026-10-25", "2026-10-25", false],
    ["2026-10-26", "2026-10-25", true],
    // Within the day that is the second end, in its 25th hour too: 22:30 in London is 23:30 in Berlin.
    ["2026-10-25 12:00", "2026-10-25", false],
    ["2026-10-25 22:30", "2026-10-25", false],
    ["2026-10-25 23:00", "2026-10-25", true],
    ["2026-10-25T12:00Z", "2026-10-25T12:00Z", false],
    // As text the first is the smaller in the one and the larger in the other.
    ["2026-10-25T10:00-05:00", "2026-10-25T12:00+01:00", true],
    ["2026-10-25T12:00+01:00", "2026-10-25T11:30Z", false],
    ["2026-10-25 12:00", "2026-10-25T11:30Z", true],
  ])("%s to %s: %s", (low, high, expected) => {
    expect(isBackwards(low, high, "timestamp", source)).toBe(expected);
  });
});
