import { beforeAll, beforeEach, expect, test } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { jobActor, type WorkCtx } from "@/lib/context";
import { keepFresh } from "@/lib/scoring/freshness/keep-fresh";
import { closeTickets } from "@/lib/scoring/testing/support-desk";
import { noteAdjustments } from "../adjustments/note-adjustments";
import { finalizePeriod } from "../finalisation/finalize";
import { REASON } from "../testing/review-desk";
import { answerAppeal } from "./answer";
import { followAppeals } from "./follow";
import { answerInput } from "./input";
import { ANSWER, type AppealDesk, foundAppealDesk } from "./testing/appeal-desk";

const at = testDatabase();
let desk: AppealDesk;
const NOTHING = { corrected: 0, passedOn: 0, leftAtThat: 0, reminded: 0 };

beforeAll(async () => {
  desk = await foundAppealDesk(at.all);
});
beforeEach(() => desk.clear());

const on = (day: string): WorkCtx => ({
  ...desk.ctx,
  actor: jobActor("Follow disputed figures"),
  now: new Date(`${day}T09:00:00Z`),
});
const follow = async (day: string) => {
  const first = await followAppeals(on(day));
  expect(await followAppeals(on(day))).toEqual(NOTHING);
  return first;
};
const answer = (id: number, outcome: "no" | "correction" | "adjustment") =>
  answerAppeal(desk.who.manager.ctx, id, answerInput.parse({ version: 1, outcome, answer: ANSWER }));

test("the manager is reminded on the day, then it is passed on; human resources are reminded once", async () => {
  const id = await desk.submit();
  expect(await follow("2026-11-24")).toEqual(NOTHING);
  expect(await follow("2026-11-25")).toEqual({ ...NOTHING, reminded: 1 });
  expect(await follow("2026-11-26")).toEqual({ ...NOTHING, passedOn: 1 });
  expect(await desk.read(id)).toMatchObject({ state: "with_hr", dueOn: "2026-12-01" });
  expect(await follow("2026-12-05")).toEqual({ ...NOTHING, reminded: 1 });
  expect(await follow("2026-12-20")).toEqual(NOTHING);
  expect(await desk.happened(id)).toEqual(["submitted", "reminded", "escalated", "reminded"]);
  expect(await desk.told(id)).toEqual([
    ...["Ivo: appeal_received", "Ivo: appeal_due"],
    ...["Mirela: appeal_received", "Amina: appeal_answered", "Mirela: appeal_due"],
  ]);
  expect(await desk.audited(id)).toEqual([
    ...["appeal.submitted", "appeal.reminded", "appeal.escalated", "appeal.reminded"],
  ]);
});

test("what nobody who leads the person can answer any more is passed on at once, with why", async () => {
  const id = await desk.submit();
  await at.sql`UPDATE accounts SET disabled_at = now() WHERE id = ${desk.who.manager.viewer.accountId}`;
  expect(await follow("2026-11-20")).toEqual({ ...NOTHING, passedOn: 1 });
  await at.sql`UPDATE accounts SET disabled_at = NULL`;
  expect(await desk.read(id)).toMatchObject({ state: "with_hr" });
  const [last] =
    await at.sql`SELECT kind, text FROM appeal_events WHERE appeal_id = ${id} ORDER BY id DESC LIMIT 1`;
  expect(last).toEqual({ kind: "escalated", text: "Nobody who leads the person can answer it any more." });
});

test("two sidecars at once pass it on once", async () => {
  const id = await desk.submit();
  const both = await Promise.all([followAppeals(on("2026-11-30")), followAppeals(on("2026-11-30"))]);
  expect(both[0].passedOn + both[1].passedOn).toBe(1);
  expect(await desk.happened(id)).toEqual(["submitted", "escalated"]);
});

test("a no that nobody takes on is closed after its time, without reminding anybody", async () => {
  const id = await desk.submit();
  await answer(id, "no");
  expect(await follow("2026-11-25")).toEqual(NOTHING);
  expect(await follow("2026-11-26")).toEqual({ ...NOTHING, leftAtThat: 1 });
  expect(await desk.read(id)).toMatchObject({ state: "closed", outcome: "no" });
});

test("a promised correction is reminded of, and closed once the records give something else", async () => {
  const id = await desk.submit();
  await answer(id, "correction");
  expect(await follow("2026-11-25")).toEqual({ ...NOTHING, reminded: 1 });
  expect(await desk.told(id)).toContain("Ivo: appeal_due");
  await keepFresh(desk.ctx);
  expect(await follow("2026-11-26")).toEqual(NOTHING);
  // 9 closed of 10 score 90; a tenth gives 100.
  await closeTickets(at.all, {
    employeeId: desk.people.amina,
    closedAt: "2026-10-08T10:00Z",
    inTime: 1,
    late: 0,
  });
  await keepFresh(desk.ctx);
  expect(await follow("2026-11-26")).toEqual({ ...NOTHING, corrected: 1 });
  expect(await desk.read(id)).toMatchObject({ state: "closed", outcome: "correction" });
  const [last] =
    await at.sql`SELECT text FROM appeal_events WHERE appeal_id = ${id} ORDER BY id DESC LIMIT 1`;
  expect(last?.text).toBe("The records give 10 instead of 9 now, and a score of 100 instead of 90.");
});

test("others are reminded of a correction that was promised by somebody who has left", async () => {
  const id = await desk.submit();
  await answer(id, "correction");
  await at.sql`UPDATE accounts SET disabled_at = now() WHERE id = ${desk.who.manager.viewer.accountId}`;
  expect(await follow("2026-11-25")).toEqual({ ...NOTHING, reminded: 1 });
  await at.sql`UPDATE accounts SET disabled_at = NULL`;
  expect(await desk.told(id)).toContain("Mirela: appeal_due");
  expect(await desk.told(id)).not.toContain("Ivo: appeal_due");
});

test("a final period's figure stands: its appeal ends in an adjustment or a no, and the checklist asks for it", async () => {
  const { ctx } = desk.who.hr;
  const id = await desk.submit({ period_id: desk.september.id });
  await expect(finalizePeriod(ctx, desk.september.id, { reason: "" })).rejects.toThrow(
    "No dispute is open: 1 appeal is not closed",
  );
  await keepFresh(desk.ctx);
  await finalizePeriod(ctx, desk.september.id, { reason: REASON });
  for (const outcome of ["correction", "override"] as const)
    await expect(
      answerAppeal(
        desk.who.manager.ctx,
        id,
        answerInput.parse({ version: 1, outcome, answer: ANSWER, new_score: "100", scorecard_version: "0" }),
      ),
    ).rejects.toThrow("September 2026 is final: its figure stands. Promise an adjustment, or say no.");
  await answer(id, "adjustment");
  expect(await follow("2026-11-21")).toEqual(NOTHING);
  await closeTickets(at.all, {
    employeeId: desk.people.amina,
    closedAt: "2026-09-20T10:00Z",
    inTime: 1,
    late: 0,
  });
  const later = { ...desk.ctx, now: new Date("2026-11-21T08:00:00Z") };
  await keepFresh(later);
  await noteAdjustments(later);
  expect(await follow("2026-11-21")).toEqual({ ...NOTHING, corrected: 1 });
  expect(await desk.read(id)).toMatchObject({ state: "closed", outcome: "adjustment" });
});
