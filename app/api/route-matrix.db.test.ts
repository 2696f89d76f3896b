import { encode } from "next-auth/jwt";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { ROLES, type Role } from "@/db/enums";
import { accounts } from "@/db/schema/access";
import { employees } from "@/db/schema/people";
import { testDatabase } from "@/db/testing/database";
import { type Access, allows, type Method, ROUTES, type RoutePath } from "@/lib/access/matrix";
import type { RouteModules } from "@/lib/api/openapi";
import type { RouteHandler } from "@/lib/api/route";
import { commandActor } from "@/lib/context";

const database = testDatabase();
const SECRET = "a secret of at least thirty-two characters";
const HOST = "plumbline.test";
/** next-auth's own protocol decides for itself; where nothing is, there is nothing to decide. */
const UNDESCRIBED: RoutePath[] = ["/api/auth/[...nextauth]", "/api/[...unknown]"];

interface Caller {
  employeeId: number;
  session: string;
  token: string;
}
const callers = {} as Record<Role, Caller>;
let modules: RouteModules = {};

beforeAll(async () => {
  vi.stubEnv("DATABASE_URL", database.url);
  vi.stubEnv("PLUMBLINE_SECRET", SECRET);
  vi.stubEnv("LOG_LEVEL", "silent");
  const { GET } = await import("./openapi.json/route");
  modules = { ...(await import("./routes")).ROUTE_MODULES, "/api/openapi.json": { GET } };
  for (const role of ROLES) callers[role] = await newCaller(role);
});

afterAll(async () => {
  await (await import("@/lib/database")).appDatabase().close();
  vi.unstubAllEnvs();
});

async function newCaller(role: Role): Promise<Caller> {
  const { createAccount } = await import("@/lib/access/accounts/mutations");
  const { createToken } = await import("@/lib/access/tokens/mutations");
  const ctx = { db: database.db, actor: commandActor("test"), now: new Date() };
  const [person] = await database.db
    .insert(employees)
    .values({ employeeNumber: role, name: role })
    .returning({ id: employees.id });
  const employeeId = person?.id ?? 0;
  const account = await createAccount(ctx, { email: `${role}@x.org`, name: role, roles: [role], employeeId });
  const { token } = await createToken(ctx, { accountId: account.id, name: "matrix" });
  const session = await encode({ secret: SECRET, token: { accountId: account.id, sessionVersion: 1 } });
  return { employeeId, session, token };
}

interface Credentials {
  headers: Record<string, string>;
  employeeId?: number;
}

const bySession = ({ session, employeeId }: Caller): Credentials => ({
  headers: { cookie: `next-auth.session-token=${session}`, origin: `http://${HOST}` },
  employeeId,
});
const byToken = ({ token, employeeId }: Caller): Credentials => ({
  headers: { authorization: `Bearer ${token}` },
  employeeId,
});

/** Calls a route for the caller's own person, and for things that do not exist; with an empty body where one is due. */
async function call(
  path: string,
  method: Method,
  handler: RouteHandler,
  { headers, employeeId = 0 }: Credentials,
) {
  const names = [...path.matchAll(/\[(\w+)\]/g)].map((match) => match[1] ?? "");
  const ofPerson = /^\/api\/(users|people|teams)\//.test(path);
  const params = Object.fromEntries(
    names.map((name) => [
      name,
      name === "id" && ofPerson ? String(employeeId) : name === "name" ? "none" : "999999",
    ]),
  );
  const body = method === "GET" || method === "DELETE" ? undefined : "{}";
  const request = new Request(`http://${HOST}${path}`, { method, body, headers: { host: HOST, ...headers } });
  const response = await handler(request, { params: Promise.resolve(params) });
  await response.body?.cancel();
  return response.status;
}

const CASES = (Object.entries(ROUTES) as [RoutePath, Partial<Record<Method, Access>>][])
  .filter(([path]) => !UNDESCRIBED.includes(path))
  .flatMap(([path, methods]) =>
    (Object.entries(methods) as [Method, Access][]).map(([method, access]) => ({ path, method, access })),
  );

describe.each(CASES)("$method $path", ({ path, method, access }) => {
  const handlerOf = (): RouteHandler => {
    const handler = modules[path]?.[method];
    if (!handler) throw new Error(`${method} ${path} is in the matrix, but no route declares it.`);
    return handler;
  };

  it("asks an anonymous caller to sign in, unless it is public", async () => {
    const status = await call(path, method, handlerOf(), { headers: {} });
    if (access === "public") expect(status).toBe(200);
    else expect(status).toBe(401);
  });

  it("does not take a token that was never given out", async () => {
    const headers = { authorization: "Bearer plb_never_given_out" };
    const status = await call(path, method, handlerOf(), { headers });
    expect(status).toBe(access === "public" ? 200 : 401);
  });

  it.each(ROLES)("answers %s as the matrix says, by session and by token", async (role) => {
    for (const credentials of [bySession(callers[role]), byToken(callers[role])]) {
      const status = await call(path, method, handlerOf(), credentials);
      if (allows(access, [role])) expect([401, 403, 500]).not.toContain(status);
      else expect(status).toBe(403);
    }
  });

  if (method === "GET" || access === "public") return;
  it("refuses a write that another site makes with the session of a signed-in person", async () => {
    const role = ROLES.find((candidate) => allows(access, [candidate])) ?? "admin";
    const { headers } = bySession(callers[role]);
    for (const origin of ["https://elsewhere.example", "null", undefined]) {
      const { origin: _, ...rest } = headers;
      const foreign: Record<string, string> = origin ? { ...rest, origin } : rest;
      const status = await call(path, method, handlerOf(), {
        headers: foreign,
        employeeId: callers[role].employeeId,
      });
      expect(status, String(origin)).toBe(403);
    }
  });
});

describe("a caller whose account is disabled", () => {
  it("is asked to sign in again", async () => {
    await database.db.update(accounts).set({ disabledAt: new Date() });
    const handler = modules["/api/me"]?.GET;
    if (!handler) throw new Error("GET /api/me is missing.");
    expect(await call("/api/me", "GET", handler, bySession(callers.hr))).toBe(401);
    expect(await call("/api/me", "GET", handler, byToken(callers.hr))).toBe(401);
  });
});
