import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { answerAppeal } from "./answer";
import { recordCorrection } from "./correct";
import { type AnswerInput, answerInput } from "./input";
import { takeOn, withdrawAppeal } from "./own";
import { ANSWER, type AppealDesk, foundAppealDesk } from "./testing/appeal-desk";

const at = testDatabase();
let desk: AppealDesk;
const WHY = "The records show who closed them, and it was not me.";

beforeAll(async () => {
  desk = await foundAppealDesk(at.all);
});
beforeEach(() => desk.clear());

type Who = keyof AppealDesk["who"];
const input = (changed: Partial<AnswerInput>): AnswerInput =>
  answerInput.parse({ version: 1, outcome: "no", answer: ANSWER, ...changed });
const answer = (who: Who, id: number, changed: Partial<AnswerInput> = {}) =>
  answerAppeal(desk.who[who].ctx, id, input(changed));
const override = async (changed: Partial<AnswerInput> = {}): Promise<Partial<AnswerInput>> => ({
  ...{ outcome: "override", new_score: "100", scorecard_version: await desk.seen(desk.people.amina) },
  ...changed,
});

describe("a manager's no", () => {
  test("needs its reason, is told to the person, and can be taken on to human resources once", async () => {
    const id = await desk.submit();
    expect(answerInput.safeParse({ version: 1, outcome: "no", answer: "No." }).success).toBe(false);
    await answer("manager", id);
    expect(await desk.read(id)).toMatchObject({
      ...{
        state: "answered",
        outcome: "no",
        answer: ANSWER,
        answeredByName: "Ivo",
        dueOn: "2026-11-25",
        version: 2,
      },
    });
    expect(await desk.told(id)).toEqual(["Ivo: appeal_received", "Amina: appeal_answered"]);

    for (const who of ["manager", "hr", "elsewhere"] as const)
      await expect(takeOn(desk.who[who].ctx, id, { version: 2, why: WHY })).rejects.toMatchObject({
        code: "not_found",
      });
    await takeOn(desk.who.employee.ctx, id, { version: 2, why: WHY });
    expect(await desk.read(id)).toMatchObject({ state: "with_hr", outcome: null, answer: null, version: 3 });
    await expect(answer("manager", id, { version: 3 })).rejects.toThrow("with human resources now");
    await answer("hr", id, { version: 3 });
    expect(await desk.read(id)).toMatchObject({ state: "closed", outcome: "no", dueOn: null });
    await expect(takeOn(desk.who.employee.ctx, id, { version: 4, why: WHY })).rejects.toThrow(
      "It is closed.",
    );

    expect(await desk.happened(id)).toEqual(["submitted", "answered", "taken_on", "answered"]);
    expect(await desk.audited(id)).toEqual([
      ...["appeal.submitted", "appeal.answered", "appeal.taken_on", "appeal.answered"],
    ]);
    expect(await desk.told(id)).toEqual([
      ...[
        "Ivo: appeal_received",
        "Amina: appeal_answered",
        "Mirela: appeal_received",
        "Amina: appeal_answered",
      ],
    ]);
  });

  test("is not looked at again by the same person", async () => {
    await at.sql`INSERT INTO account_roles VALUES (${desk.who.manager.viewer.accountId}, 'hr')`;
    const { ctx } = desk.who.manager;
    const both =
      ctx.actor.kind === "account"
        ? { ...ctx, actor: { ...ctx.actor, roles: ["manager" as const, "hr" as const] } }
        : ctx;
    const id = await desk.submit();
    await answerAppeal(both, id, input({}));
    await takeOn(desk.who.employee.ctx, id, { version: 2, why: WHY });
    await expect(answerAppeal(both, id, input({ version: 3 }))).rejects.toThrow("someone else");
    await at.sql`DELETE FROM account_roles WHERE account_id = ${desk.who.manager.viewer.accountId} AND role = 'hr'`;
  });
});

describe("who answers", () => {
  test.each(["employee", "elsewhere", "admin", "exec"] as const)("not %s", async (who) => {
    const id = await desk.submit();
    const code = who === "elsewhere" ? "not_found" : "forbidden";
    await expect(answer(who, id)).rejects.toMatchObject({ code });
    await expect(recordCorrection(desk.who[who].ctx, id, { version: 1, what: ANSWER })).rejects.toMatchObject(
      { code },
    );
    expect(await desk.happened(id)).toEqual(["submitted"]);
  });

  test("managers above may; human resources wait for their turn; nobody answers their own", async () => {
    const id = await desk.submit();
    await expect(answer("hr", id)).rejects.toThrow("it is with the manager");
    const { ctx } = desk.who.hr;
    const own =
      ctx.actor.kind === "account" ? { ...ctx, actor: { ...ctx.actor, employeeId: desk.people.amina } } : ctx;
    await expect(answerAppeal(own, id, input({}))).rejects.toMatchObject({ code: "not_found" });
    await answer("above", id);
    expect(await desk.read(id)).toMatchObject({ answeredByName: "Ruth" });
  });
});

describe("two who answer at once", () => {
  test("one is told what the other did, and nothing of theirs is saved", async () => {
    const id = await desk.submit();
    const both = await Promise.allSettled([answer("manager", id), answer("above", id)]);
    const refused = both.find((each) => each.status === "rejected");
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(String(refused?.reason)).toMatch(/(Ivo|Ruth) answered it\. Nothing was saved/);
    expect(await desk.happened(id)).toEqual(["submitted", "answered"]);
    await expect(answer("manager", id)).rejects.toMatchObject({ code: "conflict" });
    await expect(answer("manager", id, { version: 2 })).rejects.toThrow("It is answered already.");
  });
});

describe("an override", () => {
  test("is set with the appeal in its reason, in the same transaction, and closes", async () => {
    const id = await desk.submit();
    await answer("manager", id, await override());
    const appeal = await desk.read(id);
    expect(appeal).toMatchObject({ state: "closed", outcome: "override", dueOn: null });
    const [row] =
      await at.sql`SELECT reason, new_score, reviewer_name FROM score_overrides WHERE id = ${appeal.overrideId}`;
    expect(row).toEqual({ reason: `Appeal ${id}: ${ANSWER}`, new_score: "100.0000", reviewer_name: "Ivo" });
    const [result] = await at.sql`
      SELECT score, is_adjusted FROM kpi_results WHERE period_id = ${desk.october.id}
         AND employee_id = ${desk.people.amina} AND kpi_id = ${desk.kpis.closed}`;
    expect(result).toEqual({ score: "100.0000", is_adjusted: true });
    expect(await desk.audited(id)).toEqual(["appeal.submitted", "appeal.answered"]);
  });

  test("that cannot be set leaves the appeal as it was", async () => {
    const id = await desk.submit();
    await expect(answer("manager", id, await override({ new_score: "151" }))).rejects.toMatchObject({
      fields: [{ path: "new_score" }],
    });
    await expect(answer("manager", id, await override({ scorecard_version: "0-old" }))).rejects.toThrow(
      "This scorecard changed since you opened it.",
    );
    expect(await desk.read(id)).toMatchObject({ state: "with_manager", version: 1, overrideId: null });
    expect(answerInput.safeParse({ version: 1, outcome: "override", answer: ANSWER }).success).toBe(false);
  });
});

describe("a promised correction", () => {
  test("waits, and is closed by saying what was corrected", async () => {
    const id = await desk.submit();
    await answer("manager", id, { outcome: "correction" });
    expect(await desk.read(id)).toMatchObject({
      state: "answered",
      outcome: "correction",
      dueOn: "2026-11-25",
    });
    const what = "The owner of ticket 4711 was set to Bo in the ticket system.";
    await recordCorrection(desk.who.hr.ctx, id, { version: 2, what });
    expect(await desk.read(id)).toMatchObject({ state: "closed", outcome: "correction" });
    await expect(recordCorrection(desk.who.hr.ctx, id, { version: 3, what })).rejects.toThrow(
      "It is closed.",
    );
    expect(await desk.audited(id)).toEqual(["appeal.submitted", "appeal.answered", "appeal.closed"]);
  });

  test("is an adjustment of a final period, and no adjustment of an open one", async () => {
    const id = await desk.submit();
    await expect(answer("manager", id, { outcome: "adjustment" })).rejects.toThrow("promise a correction");
  });
});

describe("withdrawing", () => {
  test("is for the person, until it is answered", async () => {
    const id = await desk.submit();
    for (const who of ["manager", "hr"] as const)
      await expect(withdrawAppeal(desk.who[who].ctx, id, { version: 1 })).rejects.toMatchObject({
        code: "not_found",
      });
    await withdrawAppeal(desk.who.employee.ctx, id, { version: 1 });
    expect(await desk.read(id)).toMatchObject({ state: "withdrawn", dueOn: null });
    await expect(withdrawAppeal(desk.who.employee.ctx, id, { version: 2 })).rejects.toThrow(
      "It was withdrawn.",
    );
    await expect(answer("manager", id, { version: 2 })).rejects.toThrow("It was withdrawn.");
    expect(await desk.audited(id)).toEqual(["appeal.submitted", "appeal.withdrawn"]);
    const second = await desk.submit();
    await answer("manager", second);
    await expect(withdrawAppeal(desk.who.employee.ctx, second, { version: 2 })).rejects.toThrow(
      "answered already",
    );
  });
});
