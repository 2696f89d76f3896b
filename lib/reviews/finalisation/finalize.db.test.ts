import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { requirePeriod } from "@/lib/scoring/periods/queries";
import { closeTickets } from "@/lib/scoring/testing/support-desk";
import { addNote } from "../notes";
import { overrideScore } from "../override";
import { signOff } from "../sign-off";
import { foundReviewDesk, REASON, type ReviewDesk } from "../testing/review-desk";
import { getChecklist } from "./checklist";
import { finalizePeriod } from "./finalize";
import { startReview } from "./start-review";
import { verifyPeriod } from "./verify";

const at = testDatabase();
let desk: ReviewDesk;
const october = () => desk.october.id;
const key = (employeeId = desk.people.amina) => ({ periodId: october(), employeeId });

beforeAll(async () => {
  desk = await foundReviewDesk(at.all);
  await startReview(desk.who.hr.ctx, october(), {});
  await overrideScore(desk.who.manager.ctx, key(), {
    ...{ level: "kpi", entity_id: desk.kpis.inTime, new_score: "80", reason: REASON },
    version: await desk.seen(desk.people.amina),
  });
  await addNote(desk.who.manager.ctx, key(), { note: "Talked about it on 3 November.", audience: "person" });
});

const checklist = async (now = desk.ctx.now) =>
  getChecklist(at.db, await requirePeriod(at.db, october()), now);
const open = async (now?: Date) =>
  (await checklist(now)).items.flatMap(({ key: item, open: words }) =>
    words === null ? [] : [`${item}: ${words}`],
  );

describe("the checklist", () => {
  test("names what is open", async () => {
    expect(await open()).toEqual([
      "reviewed: 3 of 3 are not signed off yet",
      "insufficient_data: 1 without a rating are not signed off",
    ]);
    expect(await checklist(new Date("2026-10-20T00:00:00Z"))).toMatchObject({
      isPossible: false,
      isGreen: false,
    });
  });

  test("follows records that wait to be recomputed", async () => {
    await closeTickets(at.all, {
      employeeId: desk.people.bo,
      closedAt: "2026-10-20T10:00Z",
      inTime: 0,
      late: 1,
    });
    expect(await open()).toContain("up_to_date: 1 person is being recomputed");
    await at.sql`DELETE FROM records.tickets WHERE closed_at = '2026-10-20T10:00Z'`;
    await desk.compute(october());
    expect(await open()).not.toContainEqual(expect.stringContaining("up_to_date"));
  });
});

describe("making a period final", () => {
  test.each(["employee", "manager", "admin"] as const)("is refused to %s", async (who) => {
    await expect(finalizePeriod(desk.who[who].ctx, october(), { reason: REASON })).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  test("needs a stated reason while anything is open", async () => {
    await expect(finalizePeriod(desk.who.exec.ctx, october(), { reason: "" })).rejects.toThrow(
      "October 2026 needs a stated reason to become final. Every scorecard is signed off: 3 of 3 are not.",
    );
    expect((await requirePeriod(at.db, october())).status).toBe("in_review");
  });

  test("is refused before its end, whatever the reason", async () => {
    const early = { ...desk.who.hr.ctx, now: new Date("2026-10-20T00:00:00Z") };
    await expect(finalizePeriod(early, october(), { reason: REASON })).rejects.toThrow(
      "cannot become final yet",
    );
  });

  test("seals it with a digest of every scorecard, all in the audit log", async () => {
    for (const person of [desk.people.amina, desk.people.bo, desk.people.cy])
      await signOff(desk.who.manager.ctx, key(person), { version: await desk.seen(person) });
    expect(await checklist()).toMatchObject({ isGreen: true });
    const period = await finalizePeriod(desk.who.hr.ctx, october(), { reason: "" });
    expect(period).toMatchObject({ status: "finalized", finalizedByName: "Mirela", finalizedReason: null });
    const instances =
      await at.sql`SELECT status, finalized_at FROM employee_scorecard_instances WHERE period_id = ${october()}`;
    expect(new Set(instances.map(({ status }) => status))).toEqual(new Set(["final"]));
    const digests = await at.sql`SELECT digest FROM scorecard_digests WHERE period_id = ${october()}`;
    expect(digests).toHaveLength(instances.length);
    // Amina's 9 and Bo's 4 tickets, once each although two KPIs count them.
    expect(await at.sql`SELECT 1 FROM kept_records WHERE period_id = ${october()}`).toHaveLength(13);
    const [entry] =
      await at.sql`SELECT actor_label, after FROM audit_entries WHERE action = 'period.finalized'`;
    expect(entry).toMatchObject({ actor_label: "Mirela", after: { people: instances.length, open: [] } });
    await expect(finalizePeriod(desk.who.hr.ctx, october(), { reason: REASON })).rejects.toThrow(
      "final already",
    );
  });

  test("with a reason, whatever is open is written down with it", async () => {
    await finalizePeriod(desk.who.exec.ctx, desk.september.id, {
      reason: "Reviewed on paper before we began here.",
    });
    expect(await requirePeriod(at.db, desk.september.id)).toMatchObject({
      finalizedByName: "Ingrid",
      finalizedReason: "Reviewed on paper before we began here.",
    });
    const [entry] =
      await at.sql`SELECT reason, after FROM audit_entries WHERE action = 'period.finalized' ORDER BY id DESC LIMIT 1`;
    expect(entry?.after.open[0]).toBe("Every scorecard is signed off: 3 of 3 are not signed off yet");
  });
});

describe("a final period", () => {
  test("takes no override, note or sign-off any more", async () => {
    const version = await desk.seen(desk.people.amina);
    const { ctx } = desk.who.manager;
    const refused = {
      code: "conflict",
      message: "October 2026 is final: nothing about it changes any more.",
    };
    await expect(
      overrideScore(ctx, key(), { level: "overall", entity_id: 0, new_score: "1", reason: REASON, version }),
    ).rejects.toMatchObject(refused);
    await expect(addNote(ctx, key(), { note: "Late", audience: "person" })).rejects.toMatchObject(refused);
    await expect(signOff(ctx, key(), { version })).rejects.toMatchObject(refused);
    await expect(startReview(desk.who.hr.ctx, october(), {})).rejects.toMatchObject(refused);
  });

  test.each([
    "score_overrides",
    "performance_review_notes",
    "kept_records",
    "scorecard_digests",
    "peer_statistics",
    "employee_scorecard_instances",
  ])("cannot be changed in %s by raw SQL, whoever asks", async (table) => {
    const isKeyed = !["peer_statistics", "kept_records"].includes(table);
    const [newcomer] =
      await at.sql`INSERT INTO employees (name, employee_number) VALUES ('New', ${table}) RETURNING id`;
    const copy = isKeyed
      ? `'{"employee_id": ${newcomer?.id}, "id": null}'`
      : `'{"template_id": 999, "record_id": 999}'`;
    const columns = (
      await at.sql`SELECT column_name FROM information_schema.columns WHERE table_name = ${table} AND is_identity = 'NO'`
    ).map((column) => column.column_name);
    const statements = [
      `UPDATE ${table} SET period_id = period_id WHERE period_id = ${october()}`,
      `DELETE FROM ${table} WHERE period_id = ${october()}`,
      `TRUNCATE ${table} CASCADE`,
      `INSERT INTO ${table} (${columns}) SELECT ${columns.map((column) => `(c).${column}`)}
         FROM (SELECT jsonb_populate_record(t, ${copy}) AS c FROM ${table} t WHERE period_id = ${october()} LIMIT 1) AS one
       ON CONFLICT DO NOTHING`,
    ];
    const before = await at.sql.unsafe(`SELECT count(*) FROM ${table}`);
    expect(before[0]?.count).not.toBe("0");
    for (const statement of statements.slice(0, table === "employee_scorecard_instances" ? 3 : 4))
      await expect(at.sql.unsafe(statement), statement).rejects.toThrow(
        /final period cannot change|stays as it was written/,
      );
    expect(await at.sql.unsafe(`SELECT count(*) FROM ${table}`)).toEqual(before);
  });

  test("cannot be changed by a role that owns nothing either", async () => {
    await at.sql.unsafe(
      `DO $$ BEGIN CREATE ROLE plumbline_app_test; EXCEPTION WHEN duplicate_object THEN NULL; END $$`,
    );
    await at.sql.unsafe("GRANT ALL ON ALL TABLES IN SCHEMA public TO plumbline_app_test");
    for (const statement of [
      `UPDATE performance_results SET total_score = 150 WHERE period_id = ${october()}`,
      `DELETE FROM score_overrides WHERE period_id = ${october()}`,
      `UPDATE evaluation_periods SET status = 'open' WHERE id = ${october()}`,
    ]) {
      const attempt = at.sql.begin(async (tx) => {
        await tx.unsafe("SET LOCAL ROLE plumbline_app_test");
        await tx.unsafe(statement);
      });
      await expect(attempt, statement).rejects.toThrow(/final period cannot change|stays as it was written/);
    }
    await at.sql.unsafe("REVOKE ALL ON ALL TABLES IN SCHEMA public FROM plumbline_app_test");
    await at.sql.unsafe("DROP ROLE plumbline_app_test");
  });
});

describe("verifying a period", () => {
  const verify = async () =>
    (await verifyPeriod(desk.ctx, october())).differences.map(({ employee, what }) => `${employee}: ${what}`);

  /** As the owner of the tables, who alone can switch the guards off; undone afterwards. */
  async function broken(table: string, statement: string): Promise<string[]> {
    const found: string[] = [];
    const undo = new Error("undo");
    const { db } = at;
    await db
      .transaction(async (tx) => {
        await tx.execute(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
        await tx.execute(statement);
        const { differences } = await verifyPeriod({ db: tx }, october());
        found.push(...differences.map(({ employee, what }) => `${employee}: ${what}`));
        throw undo;
      })
      .catch((error: unknown) => {
        if (error !== undo) throw error;
      });
    return found;
  }

  test("finds nothing about an untouched one, also when records were corrected since", async () => {
    expect(await verify()).toEqual([]);
    await at.sql`UPDATE records.tickets SET sla_met = true WHERE closer_employee_id = ${desk.people.bo}`;
    expect(await verify()).toEqual([]);
  });

  test("names what differs, of whom", async () => {
    const amina = `period_id = ${october()} AND employee_id = ${desk.people.amina}`;
    expect(
      await broken("performance_results", `UPDATE performance_results SET total_score = 99 WHERE ${amina}`),
    ).toEqual(["Amina: The overall result", "Amina: The total is 86 when scored again, 99 is stored"]);
    const partition = `kpi_results_p${october()}`;
    expect(
      await broken(
        partition,
        `UPDATE ${partition} SET actual_value = 10 WHERE ${amina} AND kpi_id = ${desk.kpis.closed}`,
      ),
    ).toEqual([
      "Amina: The result of Tickets closed, or its definition",
      "Amina: Tickets closed scores 100 when scored again, 90 is stored",
      "Amina: The total is 92 when scored again, 86 is stored",
    ]);
    const evidence = `kpi_evidence_p${october()}`;
    expect(
      await broken(
        evidence,
        `UPDATE ${evidence} SET record_ids = record_ids[2:] WHERE ${amina} AND kpi_id = ${desk.kpis.closed}`,
      ),
    ).toEqual(["Amina: The records behind Tickets closed"]);
    expect(
      await broken(
        "kept_records",
        `UPDATE kept_records SET values = values || '{"sla_met": false}'
        WHERE record_id = (SELECT min(record_id) FROM kept_records WHERE values ->> 'closer_employee_id' = '${desk.people.amina}')`,
      ),
    ).toEqual(["Amina: The records behind Tickets closed", "Amina: The records behind Closed in time"]);
    expect(
      await broken("score_overrides", `UPDATE score_overrides SET reason = 'Something else entirely here.'`),
    ).toEqual(["Amina: The overrides"]);
    expect(
      await broken("performance_review_notes", `UPDATE performance_review_notes SET note = 'Never mind.'`),
    ).toEqual(["Amina: The notes"]);
    const { digest, parts } = { digest: "0".repeat(64), parts: "{}" };
    expect(
      await broken(
        "scorecard_digests",
        `WITH forged AS (UPDATE scorecard_digests SET digest = '${digest}', parts = '${parts}' WHERE ${amina})
         INSERT INTO audit_entries (actor_kind, actor_label, action, entity_type, entity_id, after)
         VALUES ('command', 'x', 'period.finalized', 'period', '${october()}', '{}')`,
      ),
    ).toEqual(
      expect.arrayContaining([
        "null: The kept digests are not those that the audit log names",
        "null: The audit log says more than once that the period became final",
      ]),
    );
    expect(
      await broken(
        "scorecard_template_items",
        `UPDATE scorecard_template_items SET min_records = 1 WHERE kpi_id = ${desk.kpis.closed}`,
      ),
    ).toEqual([
      "Amina: The rules of the template",
      "Bo: The rules of the template",
      "Cy: The rules of the template",
    ]);
    expect(await broken("scorecard_digests", `DELETE FROM scorecard_digests WHERE ${amina}`)).toEqual([
      "Amina: The scorecard was not there when the period became final",
      "null: The kept digests are not those that the audit log names",
    ]);
  });

  test("is refused for an open one", async () => {
    const [other] = await at.sql`INSERT INTO evaluation_periods (name, frequency, period_start, period_end)
      VALUES ('Open', 'custom', '2026-01-01', '2026-02-01') RETURNING id`;
    await expect(verifyPeriod(desk.ctx, other?.id)).rejects.toThrow("not final");
  });
});
