import type { RouteModules } from "@/lib/api/openapi";
import * as health from "./health/route";
import * as me from "./me/route";
import * as meToken from "./me/tokens/[id]/route";
import * as meTokens from "./me/tokens/route";
import * as personAccount from "./people/[id]/account/route";
import * as search from "./search/route";

/** Every described route, by the path it serves: a new route file is entered here, else a test fails. */
export const ROUTE_MODULES = {
  "/api/health": methodsOf(health),
  "/api/me": methodsOf(me),
  "/api/me/tokens": methodsOf(meTokens),
  "/api/me/tokens/[id]": methodsOf(meToken),
  "/api/people/[id]/account": methodsOf(personAccount),
  "/api/search": methodsOf(search),
} satisfies RouteModules;

/** Without what a route file exports for the framework (`dynamic`, `maxDuration`). */
function methodsOf(module: Record<string, unknown>): RouteModules[keyof RouteModules] {
  return Object.fromEntries(Object.entries(module).filter(([, exported]) => typeof exported === "function"));
}
