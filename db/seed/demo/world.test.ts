import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { dayNumber, isoDay, monthsAround } from "./calendar";
import { inventPeople } from "./people";
import { recordFiles } from "./records/files";
import { demoWorld } from "./world";

const digestOf = (anchor: string, today?: string) =>
  recordFiles(demoWorld(anchor, today)).map(({ fileName, text }) => [
    fileName,
    createHash("sha256").update(text).digest("hex"),
  ]);

describe("the demo company", () => {
  it("is the same, byte for byte, for the same days", () => {
    expect(digestOf("2026-11-01", "2026-11-20")).toEqual(digestOf("2026-11-01", "2026-11-20"));
    expect(inventPeople("2026-11-01")).toEqual(inventPeople("2026-11-01"));
  });

  it("has about 150 people, each known by one number, name and e-mail, under managers who are among them", () => {
    const people = inventPeople("2026-11-01");
    expect(people.length).toBeGreaterThan(140);
    expect(people.length).toBeLessThan(165);
    for (const field of ["number", "name", "email"] as const) {
      expect(new Set(people.map((person) => person[field])).size).toBe(people.length);
    }
    const numbers = new Set(people.map((person) => person.number));
    const without = people.filter((person) => person.manager === null);
    expect(without.map((person) => person.name)).toEqual(["Ingrid Solheim"]);
    expect(people.every((person) => person.manager === null || numbers.has(person.manager))).toBe(true);
  });

  it.each(["2027-01-01", "2028-03-01"])("has a year and a month of records before %s", (anchor) => {
    const files = recordFiles(demoWorld(anchor));
    const rows = files.reduce((sum, file) => sum + file.rows, 0);
    expect(rows).toBeGreaterThan(60_000);
    expect(rows).toBeLessThan(160_000);
  });

  it("knows nothing of the days to come", () => {
    const until = "2026-11-20T00:00";
    for (const { source, text } of recordFiles(demoWorld("2026-11-01", "2026-11-20"))) {
      const [headings = [], ...rows] = text.split("\r\n").map((line) => line.split(","));
      // What is agreed for later may lie ahead: when something is due or planned.
      const past = headings.flatMap((heading, at) =>
        /_at$|_on$|Held on/.test(heading) && !/due|scheduled/.test(heading) ? [at] : [],
      );
      const ahead = rows.filter((row) =>
        past.some((at) => /^\d{4}-/.test(row[at] ?? "") && (row[at] ?? "") > until),
      );
      expect(ahead.slice(0, 2), source).toEqual([]);
    }
  });

  it("counts months back over the turn of a year", () => {
    const months = monthsAround("2027-01-01", -12, 0);
    expect(months.map((month) => isoDay(month.firstDay)).slice(0, 2)).toEqual(["2026-01-01", "2026-02-01"]);
    expect(months.at(-1)).toEqual({
      index: 0,
      firstDay: dayNumber("2027-01-01"),
      endDay: dayNumber("2027-02-01"),
      monthOfYear: 1,
    });
  });
});
