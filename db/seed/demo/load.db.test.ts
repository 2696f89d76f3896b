import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Sql } from "@/db/client";
import { accounts } from "@/db/schema/access";
import { employees, organisations } from "@/db/schema/people";
import { computeRuns, performanceResults } from "@/db/schema/scoring";
import { importRuns } from "@/db/schema/sources";
import { testDatabase } from "@/db/testing/database";
import { commandActor, type WorkCtx } from "@/lib/context";
import { ensureBuiltinSources } from "@/lib/sources/ensure-builtin";
import { loadDemoCompany } from "./load";
import { AMINA, DENIZ, FARAH, LUCA, NOOR } from "./stories";

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
    expect(lines).toHaveLength(11);
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
      "Amina Yusuf": { band: "on", guarded: true, scored: 10 },
      "Deniz Arikan": { band: "near", guarded: true, scored: 11 },
      "Farah Benslimane": { band: "not_scored", guarded: false, scored: 0 },
      "Luca Morandelli": { band: "on", guarded: true, scored: 9 },
      "Noor Verhulst": { band: "insufficient_data", guarded: false, scored: 4 },
    });

    const again: string[] = [];
    await loadDemoCompany(ctx(), (line) => again.push(line));
    expect(again).toEqual([]);
    expect(await database.db.$count(performanceResults)).toBe(results);
  }, 120_000);
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
