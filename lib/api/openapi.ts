import { z } from "zod";
import { type Access, type Method, ROUTES, type RoutePath } from "@/lib/access/matrix";
import type { RouteHandler } from "./route";

/** The exports of the route files, by the path they serve. */
export type RouteModules = Partial<Record<RoutePath, Partial<Record<Method, RouteHandler>>>>;

type Json = Record<string, unknown>;
type Spec = RouteHandler["spec"];

export interface OpenApiDocument extends Json {
  openapi: "3.1.0";
  paths: Record<string, Record<string, Json>>;
}

/** The API as an OpenAPI 3.1 document, made of the same zod inputs that the handlers parse with. */
export function openApiDocument(modules: RouteModules, { version }: { version: string }): OpenApiDocument {
  const paths: OpenApiDocument["paths"] = {};
  for (const [path, handlers] of Object.entries(modules)) {
    const operations = Object.values(handlers).map(({ spec }) => [
      spec.method.toLowerCase(),
      operation(spec),
    ]);
    paths[openApiPath(path)] = Object.fromEntries(operations);
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Plumbline",
      version,
      description:
        "Performance scores people can trust. Lists take `page`, `page_size` and `sort`; errors are problem+json (RFC 9457) with a path per field.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: "/" }],
    paths,
    components: { schemas: { Problem: PROBLEM }, securitySchemes: SECURITY },
  };
}

/** `/api/people/[id]` → `/api/people/{id}`. */
const openApiPath = (path: string) => path.replace(/\[(?:\.\.\.)?(\w+)\]/g, "{$1}");

function operation(spec: Spec): Json {
  const access = (ROUTES[spec.path] as Partial<Record<Method, Access>>)[spec.method];
  const segments = spec.path.split("/").slice(2);
  return {
    operationId: [spec.method.toLowerCase(), ...segments.map((s) => s.replace(/\W+/g, "_"))].join("_"),
    summary: spec.summary,
    description: whoMay(access),
    tags: [segments[0] ?? "api"],
    security: access === "public" ? [] : [{ token: [] }, { session: [] }],
    parameters: [...pathParameters(spec), ...queryParameters(spec)],
    ...requestBody(spec),
    responses: responses(spec, access),
  };
}

function whoMay(access: Access | undefined): string {
  if (access === "public") return "For everyone, without signing in.";
  if (access === "signedIn" || !access)
    return "For every signed-in person; what they see is their own scope.";
  return `For the roles ${access.join(", ")}.`;
}

function pathParameters(spec: Spec): Json[] {
  const names = [...spec.path.matchAll(/\[(?:\.\.\.)?(\w+)\]/g)].map((match) => match[1] ?? "");
  const properties = propertiesOf(spec.params);
  return names.map((name) => ({
    name,
    in: "path",
    required: true,
    schema: properties[name] ?? { type: "string" },
  }));
}

function queryParameters(spec: Spec): Json[] {
  const needed = spec.query ? (jsonSchema(spec.query, "input").required as string[] | undefined) : [];
  return Object.entries(propertiesOf(spec.query)).map(([name, { description, ...schema }]) => ({
    name,
    in: "query",
    required: needed?.includes(name) ?? false,
    ...(description ? { description } : {}),
    schema,
  }));
}

function requestBody(spec: Spec): Json {
  if (spec.rawBody) {
    const schema = { type: "string", format: "binary" };
    return { requestBody: { required: true, content: { [spec.rawBody]: { schema } } } };
  }
  if (!spec.body) return {};
  const schema = jsonSchema(spec.body, "input");
  const required = !spec.body.safeParse(undefined).success;
  return { requestBody: { required, content: { "application/json": { schema } } } };
}

function responses(spec: Spec, access: Access | undefined): Json {
  const ok = String(spec.status ?? 200);
  const json = spec.response && { "application/json": { schema: jsonSchema(spec.response, "output") } };
  const content = spec.rawResponse ? { [spec.rawResponse]: { schema: { type: "string" } } } : json;
  const answer = content ? { content } : {};
  const problem = { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } };
  const refused = (description: string) => ({ description, content: problem });
  return {
    [ok]: { description: ok === "204" ? "Done" : "What was asked for", ...answer },
    ...(access === "public"
      ? {}
      : {
          "401": refused("Not signed in, or the token does not work"),
          "403": refused("Not for this caller"),
        }),
    default: refused("What was wrong, with a path per field"),
  };
}

function propertiesOf(schema: z.ZodType | undefined): Record<string, Json> {
  if (!schema) return {};
  const { properties } = jsonSchema(schema, "input");
  return (properties ?? {}) as Record<string, Json>;
}

function jsonSchema(schema: z.ZodType, io: "input" | "output"): Json {
  const { $schema: _, ...described } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return described;
}

const PROBLEM = {
  type: "object",
  required: ["type", "title", "status", "detail", "errors"],
  properties: {
    type: { type: "string", description: "`about:blank#` and the code" },
    title: { type: "string" },
    status: { type: "integer" },
    detail: { type: "string", description: "What is wrong and what to do, in words" },
    errors: {
      type: "array",
      items: {
        type: "object",
        required: ["path", "message"],
        properties: {
          path: { type: "string", description: "The field, dotted: `items.3.weight`" },
          message: { type: "string" },
        },
      },
    },
  },
};

const SECURITY = {
  token: {
    type: "http",
    scheme: "bearer",
    description: "An API token: from the account page, or `npm run token -- EMAIL`",
  },
  session: {
    type: "apiKey",
    in: "cookie",
    name: "next-auth.session-token",
    description: "The session of a browser; writes must come from the application's own origin",
  },
};
