import { beforeAll, describe, expect, test, vi } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { mintScope } from "@/lib/access/scope";
import type { Viewer } from "@/lib/access/viewer";
import { MOST_PER_ACCOUNT } from "@/lib/channel-listeners";
import { executeRun } from "../runs/execute";
import { requestRun } from "../runs/mutations";
import { closeTickets, foundSupportDesk, type SupportDesk } from "../testing/support-desk";
import { resultEventStream } from "./event-stream";
import { keepFresh } from "./keep-fresh";
import { getNewestComputedAt } from "./queries";
import { listenForResults } from "./result-listeners";
import { type EventsQuery, eventsQuery, missedBy, watchedBy } from "./watched";

const at = testDatabase();
let desk: SupportDesk;
beforeAll(async () => {
  desk = await foundSupportDesk(at.all);
  const { id } = await requestRun(desk.ctx, { periodId: desk.october.id, trigger: "command" });
  await executeRun(desk.ctx, id);
  await keepFresh(desk.ctx);
});

const viewer = (employeeId: number | null, role: Viewer["roles"][number]): Viewer => ({
  accountId: employeeId ?? 0,
  employeeId,
  name: role,
  email: `${role}@x.org`,
  roles: [role],
});
const scopeOf = (who: Viewer) => mintScope(who, desk.ctx.now);

/** What a page that watches hears: the text of its stream so far. */
async function watch(who: Viewer, asked: Partial<EventsQuery>) {
  const query = eventsQuery.parse(asked);
  const watched = await watchedBy(at.db, scopeOf(who), query);
  const abort = new AbortController();
  const reader = resultEventStream({
    ...watched,
    listen: (listener, onListening) =>
      listenForResults(at.all, { accountId: who.accountId, listener, onListening }),
    missed: () => missedBy(at.db, scopeOf(who), { query, since: query.since }),
    signal: abort.signal,
  }).getReader();
  let heard = "";
  void (async () => {
    for (let part = await reader.read(); !part.done; part = await reader.read())
      heard += new TextDecoder().decode(part.value);
  })();
  return { heard: () => heard, stop: () => reader.cancel() };
}

const change = async (employeeId: number) => {
  await closeTickets(at.all, { employeeId, closedAt: "2026-10-12T10:00Z", inTime: 1, late: 0 });
  await keepFresh({ ...desk.ctx, now: new Date() });
  await new Promise((resolve) => setTimeout(resolve, 200));
};

describe("a page hears of results computed anew", () => {
  test("of the person it shows, not of others, without any figure", async () => {
    const page = await watch(viewer(desk.people.amina, "employee"), { period_id: desk.october.id });
    await change(desk.people.bo);
    expect(page.heard()).not.toContain("results");
    await change(desk.people.amina);
    expect(page.heard()).toMatch(/id: \S+\nevent: results\ndata: \{"period_id":\d+,"at":"[^"]+"\}\n\n$/);
    await page.stop();
  });

  test("of anyone in the manager's team, once for several together", async () => {
    const page = await watch(viewer(desk.people.ivo, "manager"), { of: "team" });
    await change(desk.people.dee);
    expect(page.heard()).not.toContain("results");
    await change(desk.people.bo);
    await change(desk.people.cy);
    expect(page.heard().match(/event: results/g)).toHaveLength(1);
    await page.stop();
  });

  test("at once, when it shows something older", async () => {
    const since = "2026-11-01T00:00:00.000Z";
    const amina = viewer(desk.people.amina, "employee");
    const page = await watch(amina, { period_id: desk.october.id, since });
    await vi.waitFor(() => expect(page.heard()).toContain("event: results"));
    const newer = await watch(amina, { period_id: desk.october.id, since: new Date().toISOString() });
    expect(newer.heard()).not.toContain("results");
    await page.stop();
    await newer.stop();
  });

  test("at once, when it shows a team of which somebody was computed since", async () => {
    const ivo = viewer(desk.people.ivo, "manager");
    const period_id = desk.october.id;
    const shown = await getNewestComputedAt(at.db, scopeOf(ivo), period_id);
    const since = shown?.toISOString();
    const current = await watch(ivo, { of: "team", period_id, since });
    await change(desk.people.dee);
    const back = await watch(ivo, { of: "team", period_id, since });
    await new Promise((resolve) => setTimeout(resolve, 100));
    for (const page of [current, back]) expect(page.heard()).not.toContain("results");
    await current.stop();
    await change(desk.people.cy);
    const later = await watch(ivo, { of: "team", period_id, since });
    await vi.waitFor(() => expect(later.heard()).toContain("event: results"));
    await back.stop();
    await later.stop();
  });

  test("of what was computed while it had only begun to listen", async () => {
    const amina = viewer(desk.people.amina, "employee");
    const begun: (() => void)[] = [];
    const missed: Date[] = [];
    const stream = resultEventStream({
      employeeIds: new Set([desk.people.amina]),
      everyMs: 0,
      listen: (_listener, onListening) => {
        begun.push(onListening);
        return () => {};
      },
      missed: async () => missed[0] ?? null,
      signal: new AbortController().signal,
    });
    const reader = stream.getReader();
    await reader.read();
    missed.push(new Date("2026-11-01T00:00:00.000Z"));
    for (const listening of begun) listening();
    const { value } = await reader.read();
    expect(new TextDecoder().decode(value)).toContain("2026-11-01T00:00:00.000Z");
    await reader.cancel();
    // And the channel itself says when it is heard: also to those who come when it long is.
    const stops = [1, 2].map(
      () =>
        new Promise<() => void>((listening) => {
          const stop = listenForResults(at.all, {
            accountId: amina.accountId,
            listener: () => {},
            onListening: () => listening(stop),
          });
        }),
    );
    for (const stop of await Promise.all(stops)) stop();
  });
});

test("nobody watches a person outside their scope", async () => {
  const asked = eventsQuery.parse({ employee_id: desk.people.amina });
  for (const who of [
    viewer(desk.people.bo, "employee"),
    viewer(desk.people.dee, "manager"),
    viewer(null, "exec"),
  ])
    await expect(watchedBy(at.db, scopeOf(who), asked)).rejects.toMatchObject({ code: "forbidden" });
  await expect(watchedBy(at.db, scopeOf(viewer(desk.people.ivo, "manager")), asked)).resolves.toBeDefined();
});

test("one account has so many pages open and no more; closing one makes room", async () => {
  const listener = () => {};
  const stops = Array.from({ length: MOST_PER_ACCOUNT }, () =>
    listenForResults(at.all, { accountId: 999, listener: () => listener() }),
  );
  expect(() => listenForResults(at.all, { accountId: 999, listener })).toThrow("Too many pages");
  stops[0]?.();
  listenForResults(at.all, { accountId: 999, listener })();
  for (const stop of stops) stop();
});
