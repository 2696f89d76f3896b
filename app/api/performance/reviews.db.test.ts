import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { testDatabase } from "@/db/testing/database";
import type { RouteHandler } from "@/lib/api/route";
import type { ReviewDesk } from "@/lib/reviews/testing/review-desk";

/** What the screens do, the API does: the same mutations, refusals as problem+json. */
const at = testDatabase();
let desk: ReviewDesk;
const REASON = "Two tickets were merged by mistake on 12 October.";
const tokens: Record<string, string> = {};

beforeAll(async () => {
  vi.stubEnv("DATABASE_URL", at.url);
  vi.stubEnv("PLUMBLINE_SECRET", "a secret of at least thirty-two characters");
  vi.stubEnv("LOG_LEVEL", "silent");
  // Only now: settings are read once, when the first module asks for them.
  desk = await (await import("@/lib/reviews/testing/review-desk")).foundReviewDesk(at.all);
  const { createToken } = await import("@/lib/access/tokens/mutations");
  for (const [name, { viewer }] of Object.entries(desk.who)) {
    for (const role of viewer.roles)
      await at.sql`INSERT INTO account_roles (account_id, role) VALUES (${viewer.accountId}, ${role})`;
    tokens[name] = (await createToken(desk.ctx, { accountId: viewer.accountId, name: "test" })).token;
  }
});

afterAll(async () => {
  await (await import("@/lib/database")).appDatabase().close();
  vi.unstubAllEnvs();
});

const routes = async () => (await import("../routes")).ROUTE_MODULES;

async function call(who: string, method: "GET" | "POST", path: string, body?: unknown) {
  const pattern = path
    .replace(/\?.*/, "")
    .replace(/scorecards\/\d+\/\d+/, "scorecards/[period]/[employee]")
    .replace(/periods\/\d+/, "periods/[id]");
  const modules = (await routes()) as Record<string, Partial<Record<string, RouteHandler>>>;
  const handler = modules[pattern]?.[method];
  if (!handler) throw new Error(`${method} ${pattern} is missing.`);
  const [, period, employee] = /scorecards\/(\d+)\/(\d+)/.exec(path) ?? [];
  const [, id] = /periods\/(\d+)/.exec(path) ?? [];
  const params: Record<string, string> = period && employee ? { period, employee } : id ? { id } : {};
  const request = new Request(`http://plumbline.test${path}`, {
    method,
    headers: { authorization: `Bearer ${tokens[who]}` },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const response = await handler(request, { params: Promise.resolve(params) });
  const text = await response.text();
  return {
    status: response.status,
    etag: response.headers.get("etag"),
    body: text ? JSON.parse(text) : null,
  };
}

it("reviews a scorecard from the queue to the final period", async () => {
  const october = desk.october.id;
  const { amina, bo, cy } = desk.people;
  const card = (id: number) => `/api/performance/scorecards/${october}/${id}`;
  const started = await call("hr", "POST", `/api/performance/periods/${october}/review`, {
    due_on: "2026-11-30",
  });
  expect(started.body).toMatchObject({ status: "in_review" });

  const queue = await call("manager", "GET", `/api/performance/reviews/queue?period_id=${october}`);
  expect(queue.body.items.map(({ name, kind }: { name: string; kind: string }) => [name, kind])).toEqual([
    ["Cy", "insufficient_data"],
    ["Bo", "low_performer"],
  ]);
  expect(queue.body.items[1].also[0].why).toBe("Fell 60.4 since September 2026. Nothing stored explains it");

  const seen = await call("manager", "GET", card(amina));
  expect(seen.body).toMatchObject({
    name: "Amina",
    status: "review",
    total_score: "93.5062",
    exceptions: [],
  });
  expect(seen.etag).toBe(`"${seen.body.version}"`);
  const change = { level: "kpi", entity_id: desk.kpis.inTime, new_score: "80" };
  const { bonus_factor: _, ...effect } = (
    await call("manager", "POST", `${card(amina)}/overrides/preview`, change)
  ).body;
  // What could not be saved is not shown as if it could.
  for (const [changed, path] of [
    [{ new_score: "150.5" }, "new_score"],
    [{ new_score: null }, "new_score"],
    [{ entity_id: 9999 }, "entity_id"],
  ] as const) {
    const refused = await call("manager", "POST", `${card(amina)}/overrides/preview`, {
      ...change,
      ...changed,
    });
    expect([refused.status, refused.body.errors?.[0]?.path]).toEqual([422, path]);
  }
  // Whoever stood in the lists above has been seen, by whoever asked for them.
  const seenBy = await at.sql`SELECT employee_id FROM scorecard_views
     WHERE account_id = ${desk.who.manager.viewer.accountId} ORDER BY 1`;
  expect(seenBy.map((row) => row.employee_id)).toEqual(expect.arrayContaining([amina, bo, cy]));
  const saved = await call("manager", "POST", `${card(amina)}/overrides`, {
    ...{ ...change, reason: REASON, version: seen.body.version },
  });
  expect(saved.status).toBe(201);
  expect(saved.body).toMatchObject({ ...effect, total_score: "86.0000", computed_score: "93.5062" });
  const again = await call("hr", "POST", `${card(amina)}/overrides`, {
    ...{ ...change, reason: REASON, version: seen.body.version },
  });
  expect(again.status).toBe(409);
  expect(again.body.detail).toContain("Ivo set Closed in time from 98.8 to 80.0");

  expect(
    (await call("manager", "POST", `${card(amina)}/notes`, { note: "See me.", audience: "person" })).status,
  ).toBe(201);
  expect((await call("manager", "POST", `${card(amina)}/notes`, { note: "Between us." })).status).toBe(201);
  expect((await call("employee", "GET", `${card(amina)}/notes`)).body.items).toHaveLength(1);
  expect((await call("employee", "GET", `${card(amina)}/overrides`)).body.items[0]).toMatchObject({
    ...{
      entity_name: "Closed in time",
      computed_score: "98.7654",
      new_score: "80.0000",
      reviewer: "Ivo",
      in_force: true,
    },
  });
  expect((await call("exec", "GET", `${card(amina)}/notes`)).status).toBe(403);
  expect((await call("employee", "GET", `${card(bo)}`)).status).toBe(403);

  for (const id of [amina, bo, cy]) {
    const { version } = (await call("manager", "GET", card(id))).body;
    expect((await call("manager", "POST", `${card(id)}/sign-off`, { version })).status).toBe(204);
  }
  const { version } = (await call("manager", "GET", card(bo))).body;
  expect((await call("manager", "POST", `${card(bo)}/reopen`, { version, reason: REASON })).status).toBe(204);
  const list = await call("hr", "GET", `/api/performance/reviews?period_id=${october}&state=signed`);
  expect(list.body.items.map(({ name }: { name: string }) => name)).toEqual(["Amina", "Cy"]);
  const agreed = await call("manager", "POST", `/api/performance/periods/${october}/agree`, {
    items: [{ employee_id: bo, version: (await call("manager", "GET", card(bo))).body.version }],
  });
  expect(agreed.body).toMatchObject({ signed: 0, left: [{ name: "Bo" }] });

  const checklist = await call("exec", "GET", `/api/performance/periods/${october}/checklist`);
  expect(checklist.body).toMatchObject({ green: false, possible: true });
  expect((await call("exec", "POST", `/api/performance/periods/${october}/finalize`, {})).status).toBe(409);
  const final = await call("exec", "POST", `/api/performance/periods/${october}/finalize`, {
    reason: REASON,
  });
  expect(final.body).toMatchObject({ status: "finalized" });
  expect((await call("manager", "POST", `${card(amina)}/notes`, { note: "Late" })).status).toBe(409);
  expect((await call("manager", "GET", `/api/performance/periods/${october}/adjustments`)).body).toEqual({
    items: [],
  });
});
