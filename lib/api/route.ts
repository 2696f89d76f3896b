import { z } from "zod";
import { requestAddress } from "@/lib/access/address";
import { type Access, allows, type Method, ROUTES, type RoutePath } from "@/lib/access/matrix";
import { getRequestViewer } from "@/lib/access/request-viewer";
import { mintScope, type Scope } from "@/lib/access/scope";
import { actorOf, type Viewer } from "@/lib/access/viewer";
import type { WorkCtx } from "@/lib/context";
import { appDatabase } from "@/lib/database";
import { AppError } from "@/lib/errors";
import { parseInput } from "@/lib/zod-fields";
import { problemResponse } from "./problem";
import { readJson } from "./read-json";

/** What a handler gets: everything parsed, the caller known. */
export interface Call<P, Q, B> {
  params: P;
  query: Q;
  body: B;
  ctx: WorkCtx;
  scope: Scope;
  viewer: Viewer;
  request: Request;
}

export interface RouteSpec<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> {
  path: RoutePath;
  method: Method;
  summary: string;
  params?: P;
  query?: Q;
  body?: B;
  /** Shape of the JSON answer, for the API description. */
  response?: z.ZodType;
  /** Media type of a streamed request body; the handler reads `request.body` itself. */
  rawBody?: string;
  /** Media type of an answer that is a file. */
  rawResponse?: string;
  status?: 200 | 201 | 202 | 204;
}

export interface RouteHandler {
  (request: Request, context: { params: Promise<Record<string, string | string[]>> }): Promise<Response>;
  spec: RouteSpec<z.ZodType, z.ZodType, z.ZodType>;
}

const nothing = z.object({});

/**
 * A route handler: may I → parse → handle → respond. The access rule is the matrix's; the same zod inputs describe the
 * API. A handler returns JSON-able data, or a Response for files and streams. Errors become problem+json.
 */
export function route<
  P extends z.ZodType = typeof nothing,
  Q extends z.ZodType = typeof nothing,
  B extends z.ZodType = typeof nothing,
>(
  spec: RouteSpec<P, Q, B> & {
    handle: (call: Call<z.output<P>, z.output<Q>, z.output<B>>) => Promise<unknown>;
  },
): RouteHandler {
  const { handle, ...described } = spec;
  const handler = async (
    request: Request,
    context: { params: Promise<Record<string, string | string[]>> },
  ) => {
    try {
      const database = appDatabase();
      const viewer = await admit(request, spec);
      const params = parseInput(spec.params ?? nothing, (await context.params) ?? {}) as z.output<P>;
      const query = parseInput(
        spec.query ?? nothing,
        Object.fromEntries(new URL(request.url).searchParams),
      ) as z.output<Q>;
      const body = (spec.body ? parseInput(spec.body, await readJson(request)) : {}) as z.output<B>;
      const now = new Date();
      const ctx: WorkCtx = {
        db: database.db,
        database,
        actor: actorOf(viewer),
        now,
        address: requestAddress(request.headers),
      };
      const answer = await handle({
        params,
        query,
        body,
        ctx,
        scope: mintScope(viewer, now),
        viewer,
        request,
      });
      if (answer instanceof Response) return answer;
      const status = spec.status ?? 200;
      return status === 204 ? new Response(null, { status }) : Response.json(answer, { status });
    } catch (error) {
      return problemResponse(error);
    }
  };
  return Object.assign(handler, { spec: described });
}

async function admit(request: Request, spec: { path: RoutePath; method: Method }): Promise<Viewer> {
  const access = (ROUTES[spec.path] as Partial<Record<Method, Access>>)[spec.method];
  if (!access) throw new AppError("forbidden", `${spec.method} ${spec.path} is not in the access matrix.`);
  const caller = await getRequestViewer(appDatabase().db, request);
  if (!caller)
    throw new AppError("unauthenticated", "Sign in, or send an API token as `Authorization: Bearer …`.");
  if (!allows(access, caller.viewer.roles))
    throw new AppError("forbidden", "Your roles do not include this.");
  if (caller.via === "session" && spec.method !== "GET") requireSameOrigin(request);
  return caller.viewer;
}

/** Browsers attach the session cookie by themselves; a write must come from our own pages. */
function requireSameOrigin(request: Request): void {
  const origin = request.headers.get("origin");
  const host = request.headers.get("x-forwarded-host") ?? request.headers.get("host");
  if (origin && URL.canParse(origin) && new URL(origin).host === host) return;
  throw new AppError("forbidden", "This request comes from another site.");
}
