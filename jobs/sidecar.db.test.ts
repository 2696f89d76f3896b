import { eq, sql } from "drizzle-orm";
import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { jobRuns } from "@/db/schema/jobs";
import { testDatabase } from "@/db/testing/database";
import { jobActor } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { enqueueJob } from "@/lib/jobs/enqueue";
import { openCurrentPeriods } from "@/lib/scoring/periods/open-current";
import { listPeriods } from "@/lib/scoring/periods/queries";
import { computeOpenPeriods } from "@/lib/scoring/runs/compute-open";
import { requestRun } from "@/lib/scoring/runs/mutations";
import { listRuns, requireRun } from "@/lib/scoring/runs/queries";
import { foundSupportDesk, type SupportDesk } from "@/lib/scoring/testing/support-desk";
import { REGISTRY, type Registry } from "./registry";
import { type Sidecar, startSidecar } from "./sidecar";

const at = testDatabase();
let desk: SupportDesk;
beforeAll(async () => {
  desk = await foundSupportDesk(at.all);
});

const running: Sidecar[] = [];
async function sidecar(registry: Partial<Registry> = {}, stopMs = 10_000): Promise<Sidecar> {
  const started = await startSidecar({
    database: at.all,
    url: at.url,
    registry: { ...REGISTRY, ...registry },
    deliveries: {
      ...{ smtpUrl: null, mailFrom: "", origin: "http://plumbline.test", installationSecret: "" },
      ...{ allowPrivate: false, leaseMs: 60_000 },
    },
    stopMs,
  });
  running.push(started);
  return started;
}
afterEach(async () => {
  await Promise.all(running.splice(0).map((each) => each.stop()));
});

const ctx = () => ({ db: at.db, now: new Date(), actor: jobActor("test") });
const jobRun = async (id: number) => (await at.db.select().from(jobRuns).where(eq(jobRuns.id, id)))[0];
const ended = (id: number) =>
  vi.waitFor(
    async () => {
      const run = await jobRun(id);
      expect(["done", "failed"]).toContain(run?.status);
      return run;
    },
    { timeout: 20_000, interval: 50 },
  );

test("a requested run is computed by the sidecar, which says what it did", async () => {
  const run = await requestRun(desk.ctx, { periodId: desk.october.id, trigger: "screen" });
  await sidecar();
  const [job] = await at.db.select().from(jobRuns).where(eq(jobRuns.job, "compute-period"));
  expect(await ended(job?.id ?? 0)).toMatchObject({
    status: "done",
    attempts: 1,
    summary: "October 2026: 6 people, 6 results from 26 records.",
  });
  expect(await requireRun(at.db, run.id)).toMatchObject({ status: "done", scoredCount: 2 });
});

test("of two sidecars one runs a job, woken when it is queued", async () => {
  let runs = 0;
  const registry: Partial<Registry> = {
    "clean-up": async () => {
      runs += 1;
      return "Counted.";
    },
  };
  await sidecar(registry);
  await sidecar(registry);
  const queuedAt = Date.now();
  const id = await enqueueJob(ctx(), "clean-up", {});
  expect(await ended(id)).toMatchObject({ status: "done", summary: "Counted." });
  expect(Date.now() - queuedAt).toBeLessThan(5_000);
  expect(runs).toBe(1);
});

test("a backlog is worked off without pauses", async () => {
  const ids = [];
  for (let each = 0; each < 10; each++) ids.push(await enqueueJob(ctx(), "clean-up", {}));
  const startedAt = performance.now();
  await sidecar({ "clean-up": async () => "Nothing to clean up." });
  await Promise.all(ids.map(ended));
  expect(performance.now() - startedAt).toBeLessThan(10_000);
});

test("an error is tried again, a refusal is not", async () => {
  let tries = 0;
  await sidecar({
    "clean-up": async () => {
      tries += 1;
      if (tries < 2) throw new Error("the disk was full");
      return "Second time lucky.";
    },
    "open-periods": async () => {
      throw new AppError("conflict", "It is final.");
    },
  });
  const cleanUp = await enqueueJob(ctx(), "clean-up", {});
  const refused = await enqueueJob(ctx(), "open-periods", {});
  expect(await ended(cleanUp)).toMatchObject({ status: "done", attempts: 2, error: null });
  expect(await ended(refused)).toMatchObject({ status: "failed", attempts: 1, error: "It is final." });
});

test("asked to stop, a sidecar finishes its work", async () => {
  let finished = false;
  let begun = () => {};
  const inHand = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const one = await sidecar({
    "clean-up": async () => {
      begun();
      await new Promise((resolve) => setTimeout(resolve, 800));
      finished = true;
      return "Finished.";
    },
  });
  const id = await enqueueJob(ctx(), "clean-up", {});
  await inHand;
  await one.stop();
  expect(finished).toBe(true);
  expect(await jobRun(id)).toMatchObject({ status: "done", summary: "Finished." });
});

test("work that does not finish in time is given back, and the next sidecar does it", async () => {
  let begun = () => {};
  const inHand = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const one = await sidecar(
    {
      "clean-up": () => {
        begun();
        return new Promise(() => {});
      },
    },
    1_000,
  );
  const id = await enqueueJob(ctx(), "clean-up", {});
  await inHand;
  await one.stop();
  expect(await jobRun(id)).toMatchObject({ status: "queued", attempts: 1 });
  await sidecar({ "clean-up": async () => "Done by another." });
  expect(await ended(id)).toMatchObject({ status: "done", summary: "Done by another.", attempts: 2 });
});

test("today's periods are opened for every length in use, once", async () => {
  const opened = await openCurrentPeriods(desk.ctx);
  expect(opened.map(({ name }) => name)).toEqual(["November 2026"]);
  expect(await openCurrentPeriods(desk.ctx)).toEqual([]);
  expect(await listPeriods(at.db)).toHaveLength(2);
});

test("the night asks for each open period once, however often it is run", async () => {
  await at.db.execute(sql`UPDATE compute_runs SET status = 'done'`);
  expect((await computeOpenPeriods(desk.ctx)).requested).toEqual(["October 2026", "November 2026"]);
  const { total } = await listRuns(at.db, { page: 1, pageSize: 10 });
  await computeOpenPeriods(desk.ctx);
  expect((await listRuns(at.db, { page: 1, pageSize: 10 })).total).toBe(total);
  await at.db.execute(sql`UPDATE evaluation_periods SET status = 'finalized' WHERE id = ${desk.october.id}`);
  await at.db.execute(sql`UPDATE compute_runs SET status = 'done'`);
  expect((await computeOpenPeriods(desk.ctx)).requested).toEqual(["November 2026"]);
});
