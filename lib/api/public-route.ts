import type { z } from "zod";
import type { Method, RoutePath } from "@/lib/access/matrix";
import { problemResponse } from "./problem";
import type { RouteHandler } from "./route";

interface PublicSpec {
  path: RoutePath;
  method: Method;
  summary: string;
  response?: z.ZodType;
}

/** A route that the matrix gives to everyone, signed in or not: it knows no caller and reads no one's data. */
export function publicRoute(
  spec: PublicSpec & { handle: (request: Request) => Promise<Response> },
): RouteHandler {
  const { handle, ...described } = spec;
  const handler = async (request: Request) => {
    try {
      return await handle(request);
    } catch (error) {
      return problemResponse(error);
    }
  };
  return Object.assign(handler, { spec: described });
}
