import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Sql } from "@/db/client";
import { accounts } from "@/db/schema/access";
import { employees, organisations } from "@/db/schema/people";
import { performanceResults } from "@/db/schema/results";
import { computeRuns } from "@/db/schema/scoring";
import { importRuns } from "@/db/schema/sources";
import { testDatabase } from "@/db/testing/database";
import { commandActor, type WorkCtx } from "@/lib/context";
import { verifyPeriod } from "@/lib/reviews/finalisation/verify";
import { fillInSnapshots } from "@/lib/scoring/forecast/fill-in";
import { ensureBuiltinSources } from "@/lib/sources/ensure-builtin";
import { loadDemoCompany } from "./load";
import { AMINA, DENIZ, FARAH, HENRIK, LUCA, NOOR, PIOTR } from "./stories";

const now = new Date("2026-11-20T10:00:00Z");
const brokenOff = new Error("broken off");

describe("loading the demo company", () => {
  const database = testDatabase();
  const ctx = (): WorkCtx => ({
    db: database.db,
    database: database.all,
    actor: commandActor("demo"),
    now,
  });

  it("goes on where it was broken off, ends with everything, and repeated does nothing", async () => {
    await ensureBuiltinSources(ctx());
    const breakOff = (line: string) => {
      if (line.startsWith("KPIs")) throw brokenOff;
    };
    await expect(loadDemoCompany(ctx(), breakOff)).rejects.toBe(brokenOff);
    expect(await database.db.$count(accounts)).toBe(0);
    const importsBefore = await database.db.$count(importRuns);

    const lines: string[] = [];
    await loadDemoCompany(ctx(), (line) => lines.push(line));
    expect(lines).toHaveLength(13);
    expect(
      await database.sql`SELECT count(*)::integer AS n, status FROM evaluation_periods GROUP BY 2 ORDER BY 2`,
    ).toEqual([
      { n: 9, status: "open" },
      { n: 1, status: "in_review" },
      { n: 3, status: "finalized" },
    ]);
    expect(await database.db.$count(accounts, eq(accounts.isDemo, true))).toBe(6);
    expect(await database.db.$count(importRuns)).toBe(importsBefore);
    expect(await database.db.$count(computeRuns, eq(computeRuns.status, "done"))).toBe(13);
    const results = await database.db.$count(performanceResults);
    expect(results).toBeGreaterThan(13 * 140);

    expect(await storiesOf(database.sql, "October 2026")).toEqual({
      "Amina Yusuf": { band: "on", guarded: true, scored: 13 },
      "Deniz Arikan": { band: "near", guarded: true, scored: 14 },
      "Farah Benslimane": { band: "not_scored", guarded: false, scored: 0 },
      "Luca Morandelli": { band: "on", guarded: true, scored: 9 },
      "Noor Verhulst": { band: "insufficient_data", guarded: false, scored: 4 },
    });

    // Noor joined on 23 October: 6 of 22 working days of a target of 120 is 32.727273.
    expect(await ownTermsOf(database.sql, "October 2026")).toEqual({
      "Henrik Aas": { kpi: "Tickets resolved", target: "100", version: 1, days: null, of_days: null },
      "Noor Verhulst": { kpi: "Tickets resolved", target: "32.727273", version: null, days: 6, of_days: 22 },
      "Piotr Zawadka": { kpi: "Urgent tickets resolved", target: "7", version: 1, days: null, of_days: null },
    });
    expect(await entriesOf(database.sql, "October 2026")).toEqual({ entered: 32, corrected: 1 });
    expect(await entriesOf(database.sql, "November 2026")).toEqual({ entered: 8, corrected: 0 });

    // Made final with how people stood within it, and proven by everyone's own targets, overrides and assignments.
    const final = await database.sql<{ id: number; points: number }[]>`
      SELECT p.id, count(DISTINCT s.checkpoint)::integer AS points
        FROM evaluation_periods p LEFT JOIN kpi_snapshots s ON s.period_id = p.id AND s.projected_score IS NOT NULL
       WHERE p.status = 'finalized' GROUP BY p.id ORDER BY p.id`;
    expect(final.map(({ points }) => points)).toEqual([8, 8, 8]);
    for (const { id } of final) expect((await verifyPeriod(ctx(), id)).differences).toEqual([]);
    expect(await fillInSnapshots(ctx())).toBe(0);

    const again: string[] = [];
    await loadDemoCompany(ctx(), (line) => again.push(line));
    expect(again).toEqual([]);
    expect(await database.db.$count(performanceResults)).toBe(results);
  }, 300_000);
});

async function storiesOf(sql: Sql, month: string) {
  const rows = await sql<{ name: string; band: string; guarded: boolean; scored: number }[]>`
    SELECT e.name, r.rating_band AS band, r.has_guardrail_hit AS guarded, r.scored_kpi_count AS scored
      FROM performance_results r JOIN employees e ON e.id = r.employee_id
      JOIN evaluation_periods p ON p.id = r.period_id
     WHERE p.name = ${month} AND e.employee_number = ANY(${[AMINA, DENIZ, FARAH, LUCA, NOOR]})
     ORDER BY e.name`;
  return Object.fromEntries(rows.map(({ name, ...story }) => [name, story]));
}

/** What is particular about people's figures: an own target, an own KPI, a part of the month. */
async function ownTermsOf(sql: Sql, month: string) {
  const rows = await sql<Record<string, unknown>[]>`
    SELECT e.name, k.name AS kpi, r.target ->> 'value' AS target, r.assignment_version AS version,
           (r.proration -> 'proration' ->> 'days')::integer AS days,
           (r.proration -> 'proration' ->> 'of_days')::integer AS of_days
      FROM kpi_results r JOIN employees e ON e.id = r.employee_id JOIN kpi_definitions k ON k.id = r.kpi_id
      JOIN evaluation_periods p ON p.id = r.period_id
     WHERE p.name = ${month} AND e.employee_number = ANY(${[HENRIK, NOOR, PIOTR]})
       AND (r.assignment_id IS NOT NULL OR (r.proration IS NOT NULL AND k.name = 'Tickets resolved'))
     ORDER BY e.name`;
  return Object.fromEntries(rows.map(({ name, ...terms }) => [name, terms]));
}

/** Values entered by hand. */
async function entriesOf(sql: Sql, month: string) {
  const [row] = await sql<{ entered: number; corrected: number }[]>`
    SELECT count(*) FILTER (WHERE m.replaced_at IS NULL)::integer AS entered,
           count(m.replaced_at)::integer AS corrected
      FROM manual_entries m JOIN evaluation_periods p ON p.id = m.period_id WHERE p.name = ${month}`;
  return row;
}

describe("a database with other people", () => {
  const database = testDatabase();

  it("is left alone", async () => {
    await database.db.insert(organisations).values({ name: "Somebody else" }).onConflictDoNothing();
    await database.db.insert(employees).values({ employeeNumber: "1", name: "Somebody" });
    const ctx: WorkCtx = {
      db: database.db,
      database: database.all,
      actor: commandActor("demo"),
      now,
    };
    await expect(loadDemoCompany(ctx, () => {})).rejects.toThrow("other people");
    expect(await database.db.$count(employees)).toBe(1);
  });
});
