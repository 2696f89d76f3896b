import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { testDatabase } from "@/db/testing/database";
import type { RouteHandler } from "@/lib/api/route";
import type { ReviewDesk } from "@/lib/reviews/testing/review-desk";

/** The paths and fields that other systems already speak, with what each answers. */
const at = testDatabase();
let desk: ReviewDesk;
const tokens: Record<string, string> = {};
let routes: Record<string, Partial<Record<string, RouteHandler>>>;

beforeAll(async () => {
  vi.stubEnv("DATABASE_URL", at.url);
  vi.stubEnv("PLUMBLINE_SECRET", "a secret of at least thirty-two characters");
  vi.stubEnv("LOG_LEVEL", "silent");
  // Only now: settings are read once, when the first module asks for them.
  desk = await (await import("@/lib/reviews/testing/review-desk")).foundReviewDesk(at.all);
  routes = (await import("../routes")).ROUTE_MODULES as typeof routes;
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

type Call = [who: string, method: "GET" | "POST" | "PUT", path: string, body?: unknown];

async function call(...[who, method, path, body]: Call) {
  const bare = path.replace(/\?.*/, "");
  const isOf = (pattern: string) => new RegExp(`^${pattern.replace(/\[\w+\]/g, "(\\d+)")}$`).exec(bare);
  const pattern = Object.keys(routes).find(isOf) ?? "";
  const handler = routes[pattern]?.[method];
  if (!handler) throw new Error(`${method} ${path} is missing.`);
  const values = isOf(pattern)?.slice(1) ?? [];
  const names = [...pattern.matchAll(/\[(\w+)\]/g)].map(([, name = ""]) => name);
  const request = new Request(`http://plumbline.test${path}`, {
    method,
    headers: { authorization: `Bearer ${tokens[who]}` },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const params = Object.fromEntries(names.map((name, index) => [name, values[index] ?? ""]));
  const response = await handler(request, { params: Promise.resolve(params) });
  const text = await response.text();
  return { status: response.status, body: text ? JSON.parse(text) : null };
}

const CARE = {
  name: "Communication quality",
  description: "How customers were spoken to.",
  category: "customer_support",
  calculation_type: "manual",
  data_source: { type: "manual", allowed_range: { min: 1, max: 5 } },
  unit: "score",
  aggregation_period: "monthly",
  target_type: "higher_better",
  target: { value: 4 },
};
let care: number;

describe("KPIs of people, as other systems ask for them", () => {
  it("are defined", async () => {
    const made = await call("admin", "POST", "/api/kpis/definitions", CARE);
    expect(made.status).toBe(201);
    care = made.body.id;
    const { definitions } = (await call("hr", "GET", "/api/kpis/definitions?search=Communication")).body;
    const { target, data_source, target_type, ...said } = CARE;
    expect(definitions).toEqual([expect.objectContaining({ id: care, ...said, is_active: true })]);
    for (const who of ["manager", "employee", "exec"])
      expect((await call(who, "GET", "/api/kpis/definitions")).status).toBe(403);
    const api = { ...CARE, name: "First response", calculation_type: "api", data_source: undefined };
    expect((await call("admin", "POST", "/api/kpis/definitions", api)).body.errors).toEqual([
      expect.objectContaining({ path: "calculation_type" }),
    ]);
  });

  it("are assigned, changed and taken back", async () => {
    const { amina, bo } = desk.people;
    const asked = { kpi_definition_id: care, target_value: 4.5, weight: 20, start_date: "2026-10-01" };
    const assigned = await call("manager", "POST", `/api/users/${amina}/kpis/assign`, asked);
    expect(assigned).toMatchObject({ status: 201, body: { target_value: 4.5, weight: "20", version: 1 } });
    expect((await call("employee", "POST", `/api/users/${bo}/kpis/assign`, asked)).status).toBe(403);
    expect((await call("elsewhere", "POST", `/api/users/${amina}/kpis/assign`, asked)).status).toBe(403);
    await call("manager", "POST", `/api/users/${bo}/kpis/assign`, asked);
    const back = await call("manager", "PUT", `/api/users/${bo}/kpis/${care}`, { is_active: false });
    expect(back.body).toMatchObject({ is_active: false, version: 2 });
    const change = { target_value: 5, weight: 25, end_date: "2026-12-31" };
    expect((await call("hr", "PUT", `/api/users/${amina}/kpis/${care}`, change)).body).toMatchObject({
      ...{ target_value: 5, weight: "25", end_date: "2026-12-31", is_active: true, version: 2 },
    });
  });

  it("are measured by hand, by whom it is for", async () => {
    const { amina, bo } = desk.people;
    const october = { period_start: "2026-10-01", period_end: "2026-10-31" };
    const measured = { actual_value: 4, ...october, notes: "Calls of the 12th" };
    const path = `/api/users/${amina}/kpis/${care}/measure`;
    expect((await call("manager", "POST", path, measured)).body).toMatchObject({
      ...{ employee_id: amina, kpi_id: care, period_id: desk.october.id },
      ...{ actual_value: "4", notes: "Calls of the 12th", entered_by: "Ivo" },
    });
    for (const who of ["employee", "elsewhere", "admin"])
      expect((await call(who, "POST", path, measured)).status).toBe(403);
    expect(
      (await call("manager", "POST", path, { ...measured, actual_value: 5.5 })).body.errors,
    ).toMatchObject([{ path: "value", message: "Enter a number from 1 to 5" }]);
    expect(
      (await call("manager", "POST", path, { ...measured, period_end: "2026-10-30" })).body.errors,
    ).toMatchObject([{ path: "period_end" }]);
    expect((await call("manager", "POST", `/api/users/${bo}/kpis/${care}/measure`, measured)).status).toBe(
      422,
    );
  });

  it("are read with what each scored, and the versions it was scored by", async () => {
    const { amina, bo } = desk.people;
    await desk.compute(desk.october.id);
    const month = `period_id=${desk.october.id}`;
    const { kpis, overall_score } = (await call("employee", "GET", `/api/users/${amina}/kpis?${month}`)).body;
    expect(overall_score).toEqual(expect.any(Number));
    const own = kpis.find(({ id }: { id: number }) => id === care);
    expect(own).toMatchObject({
      ...{ target_value: 5, weight: 100, kpi_version: 1 },
      kpi_definition: {
        ...{ id: care, name: CARE.name, description: CARE.description, unit: "score" },
      },
      current_measurement: {
        ...{ actual_value: 4, achievement_percentage: 80 },
        ...{ period_start: "2026-10-01", period_end: "2026-11-01" },
      },
      own: { assignment_version: 2, is_added: true },
      trend: [null, 80],
    });
    expect((await call("employee", "GET", `/api/users/${bo}/kpis?${month}`)).status).toBe(403);
    const history = await call("manager", "GET", `/api/users/${amina}/kpis/${care}/history?${month}`);
    expect(history.body.measurements).toEqual([
      expect.objectContaining({
        ...{ period_start: "2026-10-01", period_end: "2026-11-01", actual_value: 4, target_value: 5 },
        ...{ achievement_percentage: 80, calculated_at: expect.any(String), kpi_version: 1 },
        template: { name: "Support agent", version: 1 },
      }),
    ]);
  });

  it("are read of a team, the means of five people or more", async () => {
    const { support } = desk.units;
    const month = `period_id=${desk.october.id}`;
    const team = (await call("manager", "GET", `/api/teams/${support}/kpis?${month}`)).body;
    expect(team.team_members.map(({ name }: { name: string }) => name)).toEqual(["Amina", "Bo", "Cy", "Ivo"]);
    expect(team.team_members[0]).toMatchObject({
      user_id: desk.people.amina,
      overall_score: expect.any(Number),
    });
    expect(team.team_members[0].kpis).toContainEqual(
      expect.objectContaining({ id: care, name: CARE.name, actual_value: 4 }),
    );
    expect(team.team_averages).toEqual({ overall_score: null, kpi_averages: {} });
    expect((await call("elsewhere", "GET", `/api/teams/${support}/kpis?${month}`)).body.team_members).toEqual(
      [],
    );
    expect((await call("hr", "GET", `/api/teams/999999/kpis?${month}`)).status).toBe(404);
  });

  it("have versions that can be read and compared, and that results go on naming", async () => {
    const path = `/api/kpis/definitions/${care}`;
    const sent = { ...CARE, description: "How people were spoken to.", target: { value: 3 }, version: 1 };
    expect((await call("admin", "PUT", path, sent)).body).toMatchObject({ version: 2 });
    expect((await call("admin", "GET", `${path}/versions`)).body.versions).toMatchObject([
      { version: 2, saved_by: "Jonas" },
      { version: 1, saved_by: "Jonas" },
    ]);
    expect((await call("hr", "GET", `${path}/versions/1`)).body).toMatchObject({
      version: 1,
      definition: { name: CARE.name, description: CARE.description, target: { value: "4" } },
    });
    expect((await call("hr", "GET", `${path}/compare?from=1&to=2`)).body).toEqual({
      ...{ from: 1, to: 2 },
      fields: [
        { field: "description", from: CARE.description, to: "How people were spoken to." },
        { field: "target", from: { value: "4" }, to: { value: "3" } },
      ],
    });
    expect((await call("hr", "GET", `${path}/versions/3`)).status).toBe(404);
    expect((await call("manager", "GET", `${path}/versions`)).status).toBe(403);
    const shown = await call(
      ...(["employee", "GET", `/api/users/${desk.people.amina}/kpis?period_id=${desk.october.id}`] as const),
    );
    const own = shown.body.kpis.find(({ id }: { id: number }) => id === care);
    expect(own).toMatchObject({ kpi_version: 1, kpi_definition: { description: CARE.description } });
  });
});
