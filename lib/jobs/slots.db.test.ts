import { asc } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { connect } from "@/db/client";
import { jobRuns } from "@/db/schema/jobs";
import { testDatabase } from "@/db/testing/database";
import { jobActor } from "@/lib/context";
import { JOB_CATALOGUE } from "./catalogue";
import { enqueueJob } from "./enqueue";
import { startJob } from "./mutations";
import { listJobs } from "./queries";
import { newestSlot, nextSlot, takeDueSlots } from "./slots";

const at = testDatabase();
const timeZone = "Europe/Berlin";
const take = (now: string, since: string, db = at.db) =>
  takeDueSlots({ db, now: new Date(now), actor: jobActor("test") }, { timeZone, since: new Date(since) });
const stored = () =>
  at.db.select({ job: jobRuns.job, slotAt: jobRuns.slotAt }).from(jobRuns).orderBy(asc(jobRuns.id));

beforeEach(async () => {
  await at.db.delete(jobRuns);
});

test("a fresh installation does not catch up on slots before it was there", async () => {
  expect(await take("2026-11-20T09:00:00Z", "2026-11-20T08:59:00Z")).toEqual([]);
});

test("slots are those of the organisation's time zone, taken once; the same now changes nothing", async () => {
  // 02:00 in Berlin is 01:00 in Greenwich.
  expect(await take("2026-11-20T01:00:00Z", "2026-11-20T00:00:00Z")).toEqual(["compute-open-periods"]);
  expect(await take("2026-11-20T01:00:00Z", "2026-11-20T00:00:00Z")).toEqual([]);
  expect(await take("2026-11-20T01:30:00Z", "2026-11-20T00:00:00Z")).toEqual([]);
  expect(await stored()).toEqual([{ job: "compute-open-periods", slotAt: new Date("2026-11-20T01:00:00Z") }]);
});

test("slots missed while no sidecar ran are made up for once", async () => {
  await take("2026-11-16T01:00:00Z", "2026-11-16T00:00:00Z");
  expect(await take("2026-11-20T09:00:00Z", "2026-11-20T09:00:00Z")).toEqual(["compute-open-periods"]);
  expect(await take("2026-11-20T09:00:15Z", "2026-11-20T09:00:00Z")).toEqual([]);
  expect(await stored()).toHaveLength(2);
});

test("of two sidecars one takes a slot", async () => {
  const other = connect(at.url, { max: 1 });
  const taken = await Promise.all([
    take("2026-11-20T01:00:00Z", "2026-11-20T00:00:00Z"),
    take("2026-11-20T01:00:00Z", "2026-11-20T00:00:00Z", other.db),
  ]);
  await other.close();
  expect(taken.flat()).toEqual(["compute-open-periods"]);
  expect(await stored()).toHaveLength(1);
});

test.each([
  // Clocks went back from 03:00 to 02:00 on 25 October 2026, and forward from 02:00 to 03:00 on 29 March 2026.
  ["an hour that happens twice", "2026-10-24T12:00:00Z", "2026-10-25T12:00:00Z", "2026-10-25T00:00:00.000Z"],
  ["an hour that does not exist", "2026-03-28T12:00:00Z", "2026-03-29T12:00:00Z", "2026-03-29T01:00:00.000Z"],
])("%s has one slot", (_, after, now, slot) => {
  const between = { after: new Date(after), now: new Date(now) };
  expect(newestSlot("0 2 * * *", timeZone, between)?.toISOString()).toBe(slot);
  expect(newestSlot("0 2 * * *", timeZone, { ...between, after: new Date(slot) })).toBeNull();
  expect(nextSlot("0 2 * * *", timeZone, between.after).toISOString()).toBe(slot);
});

test("a job is queued with its write or not at all", async () => {
  const ctx = { actor: jobActor("test"), now: new Date() };
  await expect(
    at.db.transaction(async (tx) => {
      await enqueueJob({ ...ctx, db: tx }, "run-import", { importId: 1 });
      throw new Error("changed my mind");
    }),
  ).rejects.toThrow("changed my mind");
  expect(await stored()).toEqual([]);
  await enqueueJob({ ...ctx, db: at.db }, "run-import", { importId: 1 });
  expect(await stored()).toHaveLength(1);
});

test("only admins start a job, and only one that needs nothing to work on", async () => {
  const as = (roles: ("admin" | "hr")[]) => ({
    db: at.db,
    now: new Date(),
    actor: { kind: "account" as const, accountId: 1, employeeId: null, roles, label: "Someone" },
  });
  await expect(startJob(as(["hr"]), "clean-up")).rejects.toThrow("You may not run jobs");
  await expect(startJob({ ...as([]), actor: jobActor("test") }, "run-import")).rejects.toThrow(
    "what to work on",
  );
  await expect(startJob({ ...as([]), actor: jobActor("test") }, "no-such-job")).rejects.toThrow(
    "does not exist",
  );
  await startJob({ ...as([]), actor: jobActor("test") }, "clean-up");
  const jobs = await listJobs(at.db, { timeZone, now: new Date("2026-11-20T09:00:00Z") });
  expect(jobs.map(({ name }) => name).sort()).toEqual(Object.keys(JOB_CATALOGUE).sort());
  expect(jobs.find(({ name }) => name === "clean-up")).toMatchObject({
    nextAt: new Date("2026-11-21T02:30:00Z"),
    lastRun: { status: "queued" },
  });
});
