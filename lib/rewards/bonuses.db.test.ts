import { sql } from "drizzle-orm";
import { strFromU8, unzipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import { auditEntries } from "@/db/schema/audit";
import { bonusExports } from "@/db/schema/rewards";
import { testDatabase } from "@/db/testing/database";
import { listDataAccess } from "@/lib/audit/queries";
import { RowParser } from "@/lib/csv/row-parser";
import { ctxOf } from "@/lib/people/testing";
import { rescore } from "@/lib/scoring/overrides/stored-readings";
import { getStoredScorecard } from "@/lib/scoring/overrides/stored-scorecard";
import { getBonusBase } from "./bonus-base";
import { getPeriodBonuses, getPersonBonus } from "./bonuses";
import { exportBonuses, getLastExport } from "./exports/export-bonuses";
import { bonusFile } from "./exports/respond";
import { factorOfScorecard } from "./factor-of-scorecard";
import { liftFlag, listFlags, setFlag } from "./flags/flags";
import { importTargets } from "./targets/import-targets";
import { enterTarget, removeTarget } from "./targets/mutations";
import { listTargets } from "./targets/queries";
import { foundPaidDesk } from "./testing/paid-desk";
import { mintScopeOf } from "./testing/scopes";

const database = testDatabase();
let desk: Awaited<ReturnType<typeof foundPaidDesk>>;
const hr = mintScopeOf("hr");

beforeAll(async () => {
  desk = await foundPaidDesk(database.all, { shown_to_employee: true });
  await database.db.execute(
    sql`UPDATE employees SET name = '=1+1,Amina', hired_on = '2026-10-17' WHERE id = ${desk.people.amina}`,
  );
  await importTargets(ctxOf(database.db, "hr"), {
    csv: "employee,amount,currency,effective_from\nAMINA,2000.01,EUR,2026-10-31\nbo,1000,eur,2026-01-01\nCY,1,SEK,2026-11-01\n",
  });
});

const bonuses = async (scope = hr) => getPeriodBonuses(database.db, scope, desk.october);
const rowOf = async (employeeId: number) =>
  (await bonuses()).rows?.find((row) => row.employeeId === employeeId);
const audited = (action: string) =>
  database.db.select().from(auditEntries).where(sql`${auditEntries.action} = ${action}`);

describe("the bonuses of a period", () => {
  it("say what each person gets, and why", async () => {
    const { rows, totals, policies } = await bonuses();
    // 15 of 31 days: 2000.01 × 0.7835 × 15 / 31 = 758.2295… → 758.23
    expect(rows).toMatchObject([
      {
        name: "=1+1,Amina",
        status: "eligible",
        factor: "0.7835",
        target: "2000.01",
        amount: "758.23",
        daysPaid: 15,
        daysInPeriod: 31,
        reason: "Factor 0.7835 from score 93.5, 15 of 31 days",
      },
      { name: "Bo", status: "zero", factor: "0.0000", amount: "0.00", reason: "Factor 0 from score 35.1" },
      // The target of a later day does not count yet.
      { name: "Cy", status: "not_eligible", factor: null, amount: null, currency: null },
      { name: "Dee", status: "not_eligible", reason: "Not eligible: no policy in force is for them" },
      { name: "Ivo", status: "not_eligible", reason: "Not eligible: not scored" },
      { name: "Ruth", status: "not_eligible", reason: "Not eligible: no policy in force is for them" },
    ]);
    expect(totals).toMatchObject({ people: 6, amounts: { EUR: "758.23" } });
    expect(policies).toMatchObject([{ name: "Agents", version: 1 }]);
  });

  it("are shown to executives as totals, without individuals and small groups", async () => {
    const { rows, totals, units } = await bonuses(mintScopeOf("exec"));
    expect(rows).toBeNull();
    // Two people have an amount: too few.
    expect(totals).toBeNull();
    expect(units.map(({ name, totals }) => [name, totals])).toEqual([
      ["Acme", null],
      ["Field", null],
      ["Support", null],
    ]);
    for (const role of ["employee", "manager", "admin", "trainer"] as const) {
      await expect(bonuses(mintScopeOf(role))).rejects.toMatchObject({ code: "forbidden" });
    }
  });

  it("are a person's own to see once the period is final and the policy says so", async () => {
    const asked = { employeeId: desk.people.amina, period: desk.october };
    const own = mintScopeOf("employee", desk.people.amina);
    expect(await getPersonBonus(database.db, own, asked)).toBeNull();
    const final = { ...asked, period: { ...desk.october, status: "finalized" as const } };
    expect(await getPersonBonus(database.db, own, final)).toMatchObject({ amount: "758.23" });
    for (const scope of [
      mintScopeOf("employee", desk.people.bo),
      mintScopeOf("manager", desk.people.ivo),
      mintScopeOf("exec"),
    ]) {
      await expect(getPersonBonus(database.db, scope, final)).rejects.toMatchObject({ code: "forbidden" });
    }
  });
});

describe("what a reviewer sees of the bonus", () => {
  it("is the factor that the scorecard gives, now and by another score, without amount or flag", async () => {
    const asked = { employeeId: desk.people.amina, period: desk.october };
    const base = await getBonusBase(database.db, mintScopeOf("manager", desk.people.ivo), asked);
    const stored = await getStoredScorecard(database.db, {
      periodId: desk.october.id,
      employeeId: desk.people.amina,
    });
    if (!base || !stored) throw new Error("Amina has a scorecard and a policy.");
    const now = rescore(stored.rule, stored.readings, stored.overrides);
    expect(factorOfScorecard(base, now)).toBe((await rowOf(desk.people.amina))?.factor);
    // 1 + (110 − 100) / 20 × 0.5
    const better = rescore(stored.rule, stored.readings, { total: "110" });
    expect(factorOfScorecard(base, better)).toBe("1.2500");
    expect(JSON.stringify(base)).not.toContain("2000.01");
    const elsewhere = mintScopeOf("manager", desk.people.dee);
    await expect(getBonusBase(database.db, elsewhere, asked)).rejects.toMatchObject({ code: "forbidden" });
    const dee = { employeeId: desk.people.dee, period: desk.october };
    expect(await getBonusBase(database.db, hr, dee)).toBeNull();
  });
});

describe("target bonuses", () => {
  const enter = (amount: string, from = "2026-10-01") =>
    enterTarget(ctxOf(database.db, "hr"), {
      employee_id: desk.people.ruth,
      amount,
      currency: "EUR",
      effective_from: from,
    });

  it("hold from their day on, and are audited once when they change", async () => {
    const before = (await audited("bonus_target.entered")).length;
    const { id } = await enter("500");
    await enter("500.00");
    expect((await audited("bonus_target.entered")).length).toBe(before + 1);
    await enter("600.50");
    expect(await audited("bonus_target.changed")).toMatchObject([
      { employeeId: desk.people.ruth, before: { amount: "500.00" }, after: { amount: "600.50" } },
    ]);
    expect(await listTargets(database.db, hr, desk.people.ruth)).toMatchObject([{ id, amount: "600.50" }]);
    await removeTarget(ctxOf(database.db, "hr"), id);
    await expect(removeTarget(ctxOf(database.db, "hr"), id)).rejects.toMatchObject({ code: "not_found" });
  });

  it("are HR's alone to see and to enter", async () => {
    for (const role of ["employee", "manager", "admin", "exec", "trainer"] as const) {
      const ctx = ctxOf(database.db, role);
      expect(() => importTargets(ctx, { csv: "x" })).toThrow("You may not");
      expect(() => removeTarget(ctx, 1)).toThrow("You may not");
      await expect(listTargets(database.db, mintScopeOf(role), 1)).rejects.toMatchObject({
        code: "forbidden",
      });
    }
  });

  it("come out of a file whole or not at all, with what is wrong in which line", async () => {
    const csv =
      "from;amount;employee;currency\n2026-01-01;12,50;BO;EUR\n2026-01-01;100;nobody;EUR\n2026-13-01;1;CY;EURO\n2026-01-01;7;DEE;EUR\n";
    await expect(importTargets(ctxOf(database.db, "hr"), { csv })).rejects.toMatchObject({
      fields: [
        { message: "Line 2: Enter an amount like 1500 or 1500.50, at most two decimals" },
        { message: "Line 3: nobody has the number or address “nobody”" },
        { message: expect.stringContaining("Line 4: ") },
        { message: "Line 4: Enter a date like 2026-11-01" },
      ],
    });
    expect(await listTargets(database.db, hr, desk.people.dee)).toEqual([]);
    const again = "employee,amount,currency,effective_from\nBO,1000.00,EUR,2026-01-01\n";
    expect(await importTargets(ctxOf(database.db, "hr"), { csv: again })).toEqual({
      entered: 0,
      unchanged: 1,
    });
  });
});

describe("disciplinary flags", () => {
  it("pay nothing while they stand, and are HR's alone", async () => {
    const ctx = ctxOf(database.db, "hr");
    const reason = "Data shared outside the company";
    const flag = await setFlag(ctx, {
      employee_id: desk.people.amina,
      effective_from: "2026-10-20",
      effective_to: null,
      reason,
    });
    expect(await rowOf(desk.people.amina)).toMatchObject({
      status: "zero",
      amount: "0.00",
      reason: "Factor 0: disciplinary flag",
    });
    const final = {
      employeeId: desk.people.amina,
      period: { ...desk.october, status: "finalized" as const },
    };
    const own = await getPersonBonus(database.db, mintScopeOf("employee", desk.people.amina), final);
    expect(own?.reason).toBe("Factor 0: set by HR");
    for (const role of ["employee", "manager", "admin", "exec", "trainer"] as const) {
      await expect(
        listFlags(database.db, mintScopeOf(role, desk.people.amina), desk.people.amina),
      ).rejects.toMatchObject({ code: "forbidden" });
      expect(() => liftFlag(ctxOf(database.db, role), { flagId: flag.id, reason })).toThrow("You may not");
    }
    // The log has readers who may not see flags: neither the person nor the reason stands in it.
    const [entry] = await audited("disciplinary_flag.set");
    expect(entry).toMatchObject({ employeeId: null, entityId: String(flag.id), reason: null });
    expect(JSON.stringify(entry?.after)).not.toContain("shared");
    expect(await liftFlag(ctx, { flagId: flag.id, reason: "It was someone else" })).toMatchObject({
      effective_to: "2026-11-20",
      lifted_by: "Someone",
    });
    await expect(liftFlag(ctx, { flagId: flag.id, reason })).rejects.toMatchObject({ code: "conflict" });
    expect(await listFlags(database.db, hr, desk.people.amina)).toMatchObject([
      { reason, lift_reason: "It was someone else" },
    ]);
    await database.db.execute(sql`DELETE FROM disciplinary_flags`);
  });

  it("stand for the periods they touch, the last day included", async () => {
    const ctx = ctxOf(database.db, "hr");
    const cases = [
      { from: "2026-09-01", to: "2026-09-30", status: "eligible" },
      { from: "2026-09-01", to: "2026-10-01", status: "zero" },
      { from: "2026-10-31", to: "2026-10-31", status: "zero" },
      { from: "2026-11-01", to: null, status: "eligible" },
    ];
    for (const { from, to, status } of cases) {
      const flag = {
        employee_id: desk.people.amina,
        effective_from: from,
        effective_to: to,
        reason: "A test of days",
      };
      await setFlag(ctx, flag);
      expect(await rowOf(desk.people.amina), `${from} to ${to}`).toMatchObject({ status });
      await database.db.execute(sql`DELETE FROM disciplinary_flags`);
    }
  });
});

describe("the export for payroll", () => {
  const exported = async (format: "csv" | "xlsx" | "json") => {
    const ctx = ctxOf(database.db, "hr");
    return bonusFile(await exportBonuses(ctx, { periodId: desk.october.id, format }), format);
  };
  const onScreen = async () => (await bonuses()).totals?.amounts;

  it("adds up to what the screen says in CSV, and keeps a name from running as a formula", async () => {
    const parser = new RowParser({ delimiter: ",", newline: "\n" });
    parser.push((await (await exported("csv")).text()).replace(/^\uFEFF/, ""));
    parser.end();
    const [head, ...rows] = parser.rows.map(({ values }) => values);
    const at = (name: string) => head?.indexOf(name) ?? -1;
    const cents = rows
      .filter((row) => row[at("currency")] === "EUR")
      .reduce((sum, row) => sum + BigInt((row[at("amount")] || "0.00").replace(".", "")), 0n);
    expect(`${cents / 100n}.${cents % 100n}`).toBe((await onScreen())?.EUR);
    expect(rows[0]?.[at("name")]).toBe("'=1+1,Amina");
  });

  it("adds up to what the screen says in XLSX, with amounts as numbers and names as text", async () => {
    const sheets = unzipSync(new Uint8Array(await (await exported("xlsx")).arrayBuffer()));
    const xml = (name: string) => strFromU8(sheets[name] ?? new Uint8Array());
    const shared = [...xml("xl/sharedStrings.xml").matchAll(/<si>.*?<t[^>]*>(.*?)<\/t>.*?<\/si>/gs)].map(
      (match) => match[1] ?? "",
    );
    const cells = (sheet: string) =>
      new Map(
        [...xml(sheet).matchAll(/<c r="([A-Z]+\d+)"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].map(
          ([, name = "", facts = "", inner = ""]) => {
            const value = inner.match(/<v>(.*?)<\/v>/)?.[1] ?? "";
            return [name, facts.includes('t="s"') ? (shared[Number(value)] ?? "") : value];
          },
        ),
      );
    const people = cells("xl/worksheets/sheet1.xml");
    const columnOf = (head: string) =>
      [...people].find(([name, value]) => /^[A-Z]+1$/.test(name) && value === head)?.[0].replace("1", "");
    const amounts = [...people].filter(
      ([name]) => name.startsWith(columnOf("amount") ?? "?") && !/^[A-Z]+1$/.test(name),
    );
    const cents = amounts.reduce((sum, [, value]) => sum + Math.round(Number(value || 0) * 100), 0);
    expect((cents / 100).toFixed(2)).toBe((await onScreen())?.EUR);
    const totals = cells("xl/worksheets/sheet2.xml");
    expect([totals.get("A2"), Number(totals.get("B2")).toFixed(2)]).toEqual(["EUR", (await onScreen())?.EUR]);
    expect([...people.values()]).toContain("=1+1,Amina");
    expect(xml("xl/worksheets/sheet1.xml")).not.toContain("<f>");
  });

  it("adds up to what the screen says in JSON", async () => {
    const { items, totals } = await (await exported("json")).json();
    expect(totals.amounts).toEqual(await onScreen());
    expect(items).toHaveLength(6);
  });

  it("is HR's, is audited with its totals, and a change of the figures since is noticed", async () => {
    for (const role of ["employee", "manager", "admin", "exec", "trainer"] as const) {
      expect(() =>
        exportBonuses(ctxOf(database.db, role), { periodId: desk.october.id, format: "csv" }),
      ).toThrow("You may not");
    }
    const before = (await audited("bonuses.exported")).length;
    await exported("csv");
    const entries = await audited("bonuses.exported");
    expect(entries).toHaveLength(before + 1);
    expect(entries.at(-1)?.after).toMatchObject({
      period: "October 2026",
      format: "csv",
      totals: { EUR: "758.23" },
    });
    const own = await listDataAccess(database.db, {
      ...{ employeeId: desk.people.amina, kind: "seen", page: 1, pageSize: 10 },
    });
    expect(own.entries.map(({ action, after }) => [action, after])).toContainEqual([
      "bonus.exported",
      { period: "October 2026", format: "csv" },
    ]);
    const state = async () => getLastExport(database.db, desk.october.id, (await bonuses()).rows ?? []);
    expect(await state()).toMatchObject({ isOutdated: false, totals: { EUR: "758.23" } });
    await enterTarget(ctxOf(database.db, "hr"), {
      employee_id: desk.people.amina,
      amount: "2100",
      currency: "EUR",
      effective_from: "2026-10-31",
    });
    expect(await state()).toMatchObject({ isOutdated: true });
    await expect(database.db.delete(bonusExports)).rejects.toThrow();
  });
});

describe("amounts and flags of one's own", () => {
  it("are entered by someone else for whoever is of HR, and so is the end of their flags", async () => {
    const { dee } = desk.people;
    const server = ctxOf(database.db);
    const actor = { kind: "account" as const, accountId: 1, roles: ["hr" as const], label: "Dee" };
    const own = { ...ctxOf(database.db, "hr"), actor: { ...actor, employeeId: dee } };
    const input = { employee_id: dee, amount: "900", currency: "EUR", effective_from: "2026-12-01" };
    const csv = "employee,amount,currency,effective_from\nDEE,900,EUR,2026-12-01\n";
    await expect(enterTarget(own, input)).rejects.toMatchObject({ code: "forbidden" });
    await expect(importTargets(own, { csv })).rejects.toMatchObject({ code: "forbidden" });
    const { id } = await enterTarget(server, input);
    // A file of everybody holds one's own line too: what stands there already changes nothing.
    expect(await importTargets(own, { csv })).toEqual({ entered: 0, unchanged: 1 });
    await expect(removeTarget(own, id)).rejects.toMatchObject({ code: "forbidden" });
    await removeTarget(server, id);
    const flag = { employee_id: dee, effective_from: "2027-01-01", effective_to: null };
    const { id: flagId } = await setFlag(server, { ...flag, reason: "Shared data outside." });
    const lift = { flagId, reason: "Was somebody else." };
    await expect(liftFlag(own, lift)).rejects.toMatchObject({ code: "forbidden" });
    await liftFlag(server, lift);
  });
});
