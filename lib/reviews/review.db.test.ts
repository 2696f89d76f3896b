import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { keepFresh } from "@/lib/scoring/freshness/keep-fresh";
import { closeTickets } from "@/lib/scoring/testing/support-desk";
import { startReview } from "./finalisation/start-review";
import { addNote } from "./notes";
import { overrideScore } from "./override";
import { getReview, listNotes } from "./queries";
import { LONGEST_QUEUE, listAgreeable, listQueue, listReviews } from "./queue";
import { agreeWithComputed, reopenReview, signOff } from "./sign-off";
import { foundReviewDesk, REASON, type ReviewDesk } from "./testing/review-desk";

const at = testDatabase();
let desk: ReviewDesk;
const key = (employeeId = desk.people.amina) => ({ periodId: desk.october.id, employeeId });

beforeAll(async () => {
  desk = await foundReviewDesk(at.all);
});

const review = async (employeeId = desk.people.amina) => {
  const found = await getReview(at.db, desk.who.hr.scope, { ...key(employeeId), now: desk.ctx.now });
  if (!found) throw new Error("There is no review.");
  return found;
};
const period = async () => {
  const [row] =
    await at.sql`SELECT status, review_due_on FROM evaluation_periods WHERE id = ${desk.october.id}`;
  return row;
};

describe("beginning the review of a period", () => {
  test("is for human resources", async () => {
    for (const role of ["manager", "employee", "admin", "exec"] as const)
      await expect(startReview(desk.who[role].ctx, desk.october.id, {})).rejects.toMatchObject({
        code: "forbidden",
      });
  });

  test("waits for the period to end, and to be computed", async () => {
    const early = { ...desk.who.hr.ctx, now: new Date("2026-10-31T20:00:00Z") };
    await expect(startReview(early, desk.october.id, {})).rejects.toThrow("has not ended");
  });

  test("puts everyone under review, due ten days after the end; repeated, it changes nothing", async () => {
    await startReview(desk.who.hr.ctx, desk.october.id, {});
    expect(await period()).toEqual({ status: "in_review", review_due_on: "2026-11-10" });
    expect(await review()).toMatchObject({
      status: "review",
      facts: { startedTotal: "93.5062", begun: true },
    });
    const entries = () => at.sql`SELECT id FROM audit_entries WHERE action LIKE 'review.%'`;
    expect(await entries()).toHaveLength(1);
    await startReview(desk.who.hr.ctx, desk.october.id, {});
    expect(await entries()).toHaveLength(1);
    await startReview(desk.who.hr.ctx, desk.october.id, { due_on: "2026-11-15" });
    expect(await period()).toMatchObject({ review_due_on: "2026-11-15" });
    await expect(startReview(desk.who.hr.ctx, desk.october.id, { due_on: "2026-10-31" })).rejects.toThrow(
      "after",
    );
  });
});

describe("notes", () => {
  test("are read by those they are for", async () => {
    await addNote(desk.who.manager.ctx, key(), {
      note: "For Amina: well done on the handover.",
      audience: "person",
    });
    await addNote(desk.who.hr.ctx, key(), {
      note: "Between us: promotion is being discussed.",
      audience: "reviewers",
    });
    const read = async (who: keyof ReviewDesk["who"]) =>
      (await listNotes(at.db, desk.who[who].scope, key())).map(({ by }) => by);
    expect(await read("manager")).toEqual(["Mirela", "Ivo"]);
    expect(await read("above")).toEqual(["Mirela", "Ivo"]);
    expect(await read("hr")).toEqual(["Mirela", "Ivo"]);
    expect(await read("employee")).toEqual(["Ivo"]);
    for (const who of ["exec", "elsewhere", "admin"] as const)
      await expect(read(who)).rejects.toMatchObject({ code: "forbidden" });
  });

  test("are written by reviewers of that person alone, and audited without their words", async () => {
    for (const who of ["employee", "elsewhere", "admin", "exec"] as const)
      await expect(
        addNote(desk.who[who].ctx, key(), { note: "x", audience: "person" }),
      ).rejects.toMatchObject({
        code: "forbidden",
      });
    const entries =
      await at.sql`SELECT after FROM audit_entries WHERE action = 'review_note.added' ORDER BY id`;
    expect(entries.map(({ after }) => after)).toEqual([
      { period: "October 2026", audience: "person", characters: 37 },
      { period: "October 2026", audience: "reviewers", characters: 41 },
    ]);
    expect(await at.sql`SELECT 1 FROM audit_entries WHERE after::text LIKE '%promotion%'`).toHaveLength(0);
  });

  test("of earlier periods come along where they are asked for", async () => {
    await addNote(
      desk.who.manager.ctx,
      { ...key(), periodId: desk.september.id },
      { note: "Started well.", audience: "person" },
    );
    const notes = await listNotes(at.db, desk.who.manager.scope, { ...key(), earlier: true });
    expect(notes.map(({ periodName }) => periodName)).toEqual([
      "September 2026",
      "October 2026",
      "October 2026",
    ]);
  });
});

describe("signing off", () => {
  test("is of the figures that were seen", async () => {
    const version = await desk.seen(desk.people.amina);
    await addNote(desk.who.above.ctx, key(), { note: "One more thing.", audience: "reviewers" });
    await expect(signOff(desk.who.manager.ctx, key(), { version })).rejects.toThrow("Ruth wrote a note.");
    await signOff(desk.who.manager.ctx, key(), { version: await desk.seen(desk.people.amina) });
    expect(await review()).toMatchObject({ signedBy: "Ivo", facts: { signed: { total: "93.5062" } } });
  });

  test.each(["employee", "elsewhere", "admin", "exec"] as const)("is refused to %s", async (who) => {
    await expect(
      signOff(desk.who[who].ctx, key(), { version: await desk.seen(desk.people.amina) }),
    ).rejects.toMatchObject({ code: "forbidden" });
  });

  test("falls when records change the total, and says so", async () => {
    await closeTickets(at.all, {
      employeeId: desk.people.amina,
      closedAt: "2026-10-07T10:00Z",
      inTime: 1,
      late: 0,
    });
    await keepFresh(desk.ctx);
    expect((await review()).exceptions).toContainEqual({
      kind: "corrected",
      from: "93.5062",
      to: "100.0000",
    });
    await at.sql`DELETE FROM records.tickets WHERE closer_employee_id = ${desk.people.amina} AND closed_at = '2026-10-07T10:00Z'`;
    await keepFresh(desk.ctx);
    expect((await review()).exceptions).toEqual([]);
  });

  test("falls with an override, and can be taken back with a reason", async () => {
    const version = await desk.seen(desk.people.amina);
    await overrideScore(desk.who.manager.ctx, key(), {
      level: "overall",
      entity_id: 0,
      new_score: "95",
      reason: REASON,
      version,
    });
    expect(await review()).toMatchObject({ signedBy: null });
    await signOff(desk.who.manager.ctx, key(), { version: await desk.seen(desk.people.amina) });
    await reopenReview(desk.who.hr.ctx, key(), {
      version: await desk.seen(desk.people.amina),
      reason: REASON,
    });
    expect(await review()).toMatchObject({ signedBy: null });
    const actions =
      await at.sql`SELECT action FROM audit_entries WHERE entity_type = 'scorecard' ORDER BY id`;
    expect(actions.map(({ action }) => action)).toEqual([
      "scorecard.signed_off",
      "scorecard.signed_off",
      "scorecard.reopened",
    ]);
  });
});

describe("the queue", () => {
  const queue = async (who: keyof ReviewDesk["who"] = "manager", now = desk.ctx.now) => {
    const current = { ...desk.october, ...(await stored()) };
    const { items } = await listQueue(at.db, desk.who[who].scope, { period: current, now });
    return items.map(({ review: { name }, exception, more }) => [
      name,
      exception.kind,
      ...more.map(({ kind }) => kind),
    ]);
  };
  const stored = async () => {
    const row = await period();
    return { status: row?.status, reviewDueOn: row?.review_due_on };
  };

  test("holds whoever needs a look, most pressing first, each with every reason", async () => {
    // Bo fell from 82.7 to 35.1, and Cy closed nothing. The day it is due, 15 November, has passed.
    expect(await queue()).toEqual([
      ["Amina", "overdue"],
      ["Bo", "overdue", "low_performer", "swing"],
      ["Cy", "overdue", "insufficient_data"],
    ]);
    expect(await queue("manager", new Date("2026-11-12T09:00:00Z"))).toEqual([
      ["Cy", "insufficient_data"],
      ["Bo", "low_performer", "swing"],
    ]);
    expect(await queue("hr")).toHaveLength(3);
    expect(await queue("elsewhere")).toEqual([]);
  });

  test("misses nobody whom the rules would name", async () => {
    const now = new Date("2026-11-12T09:00:00Z");
    const current = { ...desk.october, ...(await stored()) };
    const all = await listReviews(at.db, desk.who.hr.scope, {
      period: current,
      now,
      state: "open",
      page: 1,
      pageSize: 100,
    });
    const named = all.reviews.filter(({ exceptions }) =>
      exceptions.some(({ kind }) =>
        ["low_performer", "insufficient_data", "swing", "sla_breach", "corrected"].includes(kind),
      ),
    );
    const { items } = await listQueue(at.db, desk.who.hr.scope, { period: current, now });
    expect(items.map((item) => item.review.name).sort()).toEqual(named.map(({ name }) => name).sort());
  });

  test("of one kind holds those of that kind, however many are more pressing", async () => {
    const now = new Date("2026-11-12T09:00:00Z");
    const before =
      await at.sql`SELECT count(*)::integer AS n FROM performance_results WHERE period_id = ${key().periodId}`;
    await at.sql.begin(async (tx) => {
      const template = tx`SELECT template_version_id FROM employee_scorecard_instances
        WHERE period_id = ${key().periodId} AND employee_id = ${desk.people.amina}`;
      await tx`INSERT INTO employees (id, name, employee_number) OVERRIDING SYSTEM VALUE
        SELECT 9000 + n, 'Without data ' || n, 'W' || n FROM generate_series(1, ${LONGEST_QUEUE + 1}::integer) AS n`;
      await tx`INSERT INTO employee_scorecard_instances (employee_id, period_id, template_version_id, run_id, computed_at)
        SELECT id, ${key().periodId}, (${template}), 1, now() FROM employees WHERE id > 9000`;
      await tx`INSERT INTO performance_results (period_id, employee_id, rating_band, coverage, kpi_count, scored_kpi_count,
          record_count, run_id, computed_at)
        SELECT ${key().periodId}, id, 'insufficient_data', 0, 2, 0, 0, 1, now() FROM employees WHERE id > 9000`;
    });
    const asked = { period: { ...desk.october, ...(await stored()) }, now };
    const low = await listQueue(at.db, desk.who.hr.scope, { ...asked, kind: "low_performer" });
    expect(low.items.map((item) => item.review.name)).toEqual(["Bo"]);
    expect(low.cut).toBe(false);
    expect((await listQueue(at.db, desk.who.hr.scope, { ...asked, kind: "insufficient_data" })).cut).toBe(
      true,
    );
    await at.sql`DELETE FROM performance_results WHERE employee_id > 9000`;
    await at.sql`DELETE FROM employee_scorecard_instances WHERE employee_id > 9000`;
    expect(
      await at.sql`SELECT count(*)::integer AS n FROM performance_results WHERE period_id = ${key().periodId}`,
    ).toEqual(before);
  });

  test("and the list of reviews do not hold one’s own", async () => {
    const current = { ...desk.october, ...(await stored()) };
    const list = await listReviews(at.db, desk.who.manager.scope, {
      period: current,
      now: desk.ctx.now,
      state: "all",
      page: 1,
      pageSize: 10,
    });
    expect(list.reviews.map(({ name }) => name)).toEqual(["Amina", "Bo", "Cy"]);
    expect(list.counts).toEqual({ all: 3, open: 3, signed: 0 });
  });
});

describe("agreeing with what was computed", () => {
  test("signs the unexceptional, and leaves the others with why", async () => {
    const row = await period();
    const current = { ...desk.october, status: row?.status, reviewDueOn: row?.review_due_on };
    const offered = await listAgreeable(at.db, desk.who.manager.scope, {
      period: current,
      now: desk.ctx.now,
    });
    expect(offered.map(({ employeeId }) => employeeId)).toEqual([desk.people.amina]);
    const seen = await Promise.all(
      [desk.people.amina, desk.people.bo].map(async (employee_id) => ({
        employee_id,
        version: await desk.seen(employee_id),
      })),
    );
    const agreed = await agreeWithComputed(desk.who.manager.ctx, desk.october.id, { items: seen });
    expect(agreed).toEqual({
      signed: 1,
      left: [{ employeeId: desk.people.bo, name: "Bo", why: "Something about it is exceptional." }],
    });
    const again = await agreeWithComputed(desk.who.manager.ctx, desk.october.id, { items: seen });
    expect(again).toMatchObject({
      signed: 0,
      left: [{ why: "It changed since you saw it." }, { name: "Bo" }],
    });
  });

  test("offers those as well who have no period before", async () => {
    await startReview(desk.who.hr.ctx, desk.september.id, {});
    const offered = await listAgreeable(at.db, desk.who.manager.scope, {
      period: { ...desk.september, status: "in_review", reviewDueOn: "2026-12-24" },
      now: desk.ctx.now,
    });
    // Of Amina and Bo nothing is exceptional in their first month; Cy has no data.
    expect(offered.map(({ employeeId }) => employeeId)).toEqual([desk.people.amina, desk.people.bo]);
  });

  test("is refused whole when one of them is somebody else’s", async () => {
    const items = [{ employee_id: desk.people.dee, version: "0" }];
    await expect(agreeWithComputed(desk.who.manager.ctx, desk.october.id, { items })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});
