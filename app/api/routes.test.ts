import { readdirSync } from "node:fs";
import { dirname } from "node:path";
import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, it } from "vitest";
import { PAGES, ROUTES } from "@/lib/access/matrix";
import { openApiDocument, type RouteModules } from "@/lib/api/openapi";
import { ROUTE_MODULES } from "./routes";

const APP = new URL("..", import.meta.url).pathname;

/** next-auth's own protocol, and where nothing is: in the matrix, not in the description. */
const UNDESCRIBED = ["/api/[...unknown]", "/api/auth/[...nextauth]"];

/** Files of one name in the tree, as the paths they serve: `(groups)` are not part of a path. */
function pathsOf(file: string): string[] {
  return readdirSync(APP, { recursive: true, encoding: "utf8" })
    .filter((found) => found === file || found.endsWith(`/${file}`))
    .map((found) => `/${dirname(found)}`.replace(/\/\([^)]+\)/g, "").replace(/\/\.?$/, "") || "/")
    .sort();
}

async function described(): Promise<RouteModules> {
  const { GET } = await import("./openapi.json/route");
  return { ...ROUTE_MODULES, "/api/openapi.json": { GET } };
}

describe("the access matrix and the file tree", () => {
  it("name the same API routes", () => {
    expect(pathsOf("route.ts")).toEqual(Object.keys(ROUTES).sort());
  });

  it("name the same pages", () => {
    expect(pathsOf("page.tsx")).toEqual(Object.keys(PAGES).sort());
  });
});

describe("the registry of routes", () => {
  it("has every route file", async () => {
    const files = pathsOf("route.ts").filter((path) => !UNDESCRIBED.includes(path));
    expect(Object.keys(await described()).sort()).toEqual(files);
  });

  it("has the methods of the matrix, each declared for its own path", async () => {
    for (const [path, handlers] of Object.entries(await described())) {
      const declared = Object.entries(handlers).map(([name, handler]) => [name, handler.spec]);
      expect(
        Object.fromEntries(declared.map(([name, spec]) => [name, typeof spec === "object" && spec.path])),
        path,
      ).toEqual(
        Object.fromEntries(
          Object.keys(ROUTES[path as keyof typeof ROUTES] ?? {}).map((name) => [name, path]),
        ),
      );
      for (const [name, handler] of Object.entries(handlers)) expect(handler.spec.method, path).toBe(name);
    }
  });
});

describe("the API description", () => {
  it("is valid OpenAPI 3.1", async () => {
    const result = await new Validator().validate(openApiDocument(await described(), { version: "1.0.0" }));
    expect(result).toMatchObject({ valid: true });
  });

  it("names every parameter of a path and gives each operation its own id", async () => {
    const { paths } = openApiDocument(await described(), { version: "1.0.0" });
    const ids = Object.values(paths).flatMap((operations) =>
      Object.values(operations).map((operation) => operation.operationId),
    );
    expect(new Set(ids).size).toBe(ids.length);
    expect(paths["/api/me/tokens/{id}"]?.delete).toMatchObject({
      parameters: [{ name: "id", in: "path", required: true }],
      security: [{ token: [] }, { session: [] }],
    });
  });
});
