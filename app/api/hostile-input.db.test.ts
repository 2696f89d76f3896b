import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { ROLES } from "@/db/enums";
import { employees } from "@/db/schema/people";
import { testDatabase } from "@/db/testing/database";
import type { RouteHandler } from "@/lib/api/route";
import { commandActor } from "@/lib/context";

/** Input that no client of good will sends, to every route, by someone who holds every role: never a 500, always a reason. */
const database = testDatabase();
const HOST = "plumbline.test";
let handlers: RouteHandler[] = [];
let authorization = "";

beforeAll(async () => {
  vi.stubEnv("DATABASE_URL", database.url);
  vi.stubEnv("PLUMBLINE_SECRET", "a secret of at least thirty-two characters");
  vi.stubEnv("LOG_LEVEL", "silent");
  const { ROUTE_MODULES } = await import("./routes");
  handlers = Object.values(ROUTE_MODULES).flatMap((module) => Object.values(module ?? {}));
  const { createAccount } = await import("@/lib/access/accounts/mutations");
  const { createToken } = await import("@/lib/access/tokens/mutations");
  const ctx = { db: database.db, actor: commandActor("test"), now: new Date() };
  const [person] = await database.db
    .insert(employees)
    .values({ name: "Ann", employeeNumber: "1" })
    .returning();
  const account = await createAccount(ctx, {
    ...{ email: "ann@x.org", name: "Ann", roles: [...ROLES], employeeId: person?.id ?? 0 },
  });
  authorization = `Bearer ${(await createToken(ctx, { accountId: account.id, name: "all" })).token}`;
}, 300_000);

afterAll(async () => {
  await (await import("@/lib/database")).appDatabase().close();
  vi.unstubAllEnvs();
});

interface Attempt {
  id?: string;
  query?: string;
  body?: string;
}

const hasBody = ({ spec }: RouteHandler) => spec.method !== "GET" && spec.method !== "DELETE";

async function call(handler: RouteHandler, { id = "999999", query = "", body }: Attempt) {
  const { path, method } = handler.spec;
  const names = [...path.matchAll(/\[(\w+)\]/g)].map((match) => match[1] ?? "");
  const request = new Request(`http://${HOST}${path}${query}`, {
    method,
    body: hasBody(handler) ? (body ?? "{}") : undefined,
    headers: { host: HOST, authorization, "content-type": "application/json" },
  });
  const params = Object.fromEntries(names.map((name) => [name, name === "name" ? "clean-up" : id]));
  const response = await handler(request, { params: Promise.resolve(params) });
  const type = response.headers.get("content-type");
  const neverEnds = type?.startsWith("text/event-stream") ?? false;
  if (neverEnds) await response.body?.cancel();
  return { status: response.status, type, text: neverEnds ? "" : await response.text() };
}

const PROBLEM = z.object({
  status: z.int(),
  detail: z.string().min(1),
  errors: z.array(z.object({ path: z.string(), message: z.string().min(1) })),
});

/** What is wrong with an answer, or null. */
function faultOf({ status, type, text }: Awaited<ReturnType<typeof call>>): string | null {
  if (status >= 500) return `answers ${status}`;
  if (status < 400) return null;
  if (type !== "application/problem+json") return `answers ${status} as ${type}`;
  const problem = PROBLEM.safeParse(JSON.parse(text));
  if (!problem.success || problem.data.status !== status) return `says no reason: ${text}`;
  return null;
}

async function faultsOf(attempts: Attempt[], isMeant: (handler: RouteHandler) => boolean) {
  const faults: string[] = [];
  for (const handler of handlers.filter(isMeant)) {
    const { method, path } = handler.spec;
    await Promise.all(
      attempts.map(async (attempt) => {
        const fault = faultOf(await call(handler, attempt));
        if (fault) faults.push(`${method} ${path} ${JSON.stringify(attempt)} ${fault}`);
      }),
    );
  }
  return faults;
}

const IDS = ["0", "-1", "1.5", "abc", "99999999999", "1e3", "'; DROP TABLE employees; --", " "];

describe("every route", () => {
  it("refuses ids that are none", async () => {
    const attempts = IDS.map((id) => ({ id }));
    expect(await faultsOf(attempts, ({ spec }) => spec.path.includes("["))).toEqual([]);
  }, 300_000);

  it("refuses bodies that are none of ours", async () => {
    const bodies = ['{"', "null", "[]", '"text"', "5", "true", '{"__proto__":{"a":1}}', "[".repeat(100_000)];
    expect(
      await faultsOf(
        bodies.map((body) => ({ body })),
        hasBody,
      ),
    ).toEqual([]);
  }, 300_000);

  it("refuses every field that it knows when what is sent there is of another kind", async () => {
    const values = [null, "x".repeat(100_000), "\u0000", 3e9, [], {}, ["\ud800"]];
    const faults: string[] = [];
    for (const handler of handlers) {
      const { body } = handler.spec;
      if (!body) continue;
      const described = z.toJSONSchema(body, { io: "input", unrepresentable: "any" });
      for (const field of Object.keys(described.properties ?? {})) {
        const attempts = values.map((value) => ({ body: JSON.stringify({ [field]: value }) }));
        faults.push(...(await faultsOf(attempts, (one) => one === handler)));
      }
    }
    expect(faults).toEqual([]);
  }, 300_000);

  it("refuses every query that it knows when its value makes no sense", async () => {
    const values = ["", "-1", "99999999999", "nonsense", "%00", "'--", "2026-02-30"];
    const faults: string[] = [];
    for (const handler of handlers) {
      const { query } = handler.spec;
      if (!query) continue;
      const described = z.toJSONSchema(query, { io: "input", unrepresentable: "any" });
      for (const name of Object.keys(described.properties ?? {})) {
        const attempts = values.map((value) => ({ query: `?${name}=${value}` }));
        faults.push(...(await faultsOf(attempts, (one) => one === handler)));
      }
    }
    expect(faults).toEqual([]);
  }, 300_000);
});

describe("every list", () => {
  /** Those whose order is the receipt's own. */
  const UNSORTED = ["/api/users/[id]/kpis/[kpiId]/records"];
  const lists = () =>
    handlers.filter(({ spec }) => {
      const described = spec.response && z.toJSONSchema(spec.response, { unrepresentable: "any" });
      const isList = described?.properties && "page_size" in described.properties;
      return spec.method === "GET" && isList && !UNSORTED.includes(spec.path);
    });

  it.each([
    "page=0",
    "page=-1",
    "page=x",
    "page=1000000000",
    "page_size=0",
    "page_size=1000000000",
    "sort=nonsense",
  ])("refuses %s at its field", async (query) => {
    expect(lists().length).toBeGreaterThan(20);
    for (const handler of lists()) {
      const { status, text } = await call(handler, { query: `?${query}` });
      expect(status, `${handler.spec.path}: ${text}`).toBe(422);
      const paths = PROBLEM.parse(JSON.parse(text)).errors.map(({ path }) => path);
      expect(paths, handler.spec.path).toContain(query.split("=")[0]);
    }
  });
});
