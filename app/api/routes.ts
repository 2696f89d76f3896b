import type { RouteModules } from "@/lib/api/openapi";
import * as health from "./health/route";
import * as me from "./me/route";
import * as meToken from "./me/tokens/[id]/route";
import * as meTokens from "./me/tokens/route";
import * as personAccount from "./people/[id]/account/route";
import * as performanceCompute from "./performance/compute/route";
import * as performancePeriod from "./performance/periods/[id]/route";
import * as performancePeriods from "./performance/periods/route";
import * as performanceRollups from "./performance/rollups/route";
import * as performanceRun from "./performance/runs/[id]/route";
import * as performanceRuns from "./performance/runs/route";
import * as performanceScorecards from "./performance/scorecards/route";
import * as search from "./search/route";
import * as teamKpis from "./teams/[id]/kpis/route";
import * as userKpiHistory from "./users/[id]/kpis/[kpiId]/history/route";
import * as userKpiRecords from "./users/[id]/kpis/[kpiId]/records/route";
import * as userKpi from "./users/[id]/kpis/[kpiId]/route";
import * as userKpis from "./users/[id]/kpis/route";
import * as userScorecard from "./users/[id]/scorecard/route";

/** Every described route, by the path it serves: a new route file is entered here, else a test fails. */
export const ROUTE_MODULES = {
  "/api/health": methodsOf(health),
  "/api/me": methodsOf(me),
  "/api/me/tokens": methodsOf(meTokens),
  "/api/me/tokens/[id]": methodsOf(meToken),
  "/api/people/[id]/account": methodsOf(personAccount),
  "/api/performance/compute": methodsOf(performanceCompute),
  "/api/performance/periods": methodsOf(performancePeriods),
  "/api/performance/periods/[id]": methodsOf(performancePeriod),
  "/api/performance/rollups": methodsOf(performanceRollups),
  "/api/performance/runs": methodsOf(performanceRuns),
  "/api/performance/runs/[id]": methodsOf(performanceRun),
  "/api/performance/scorecards": methodsOf(performanceScorecards),
  "/api/search": methodsOf(search),
  "/api/teams/[id]/kpis": methodsOf(teamKpis),
  "/api/users/[id]/kpis": methodsOf(userKpis),
  "/api/users/[id]/kpis/[kpiId]": methodsOf(userKpi),
  "/api/users/[id]/kpis/[kpiId]/history": methodsOf(userKpiHistory),
  "/api/users/[id]/kpis/[kpiId]/records": methodsOf(userKpiRecords),
  "/api/users/[id]/scorecard": methodsOf(userScorecard),
} satisfies RouteModules;

/** Without what a route file exports for the framework (`dynamic`, `maxDuration`). */
function methodsOf(module: Record<string, unknown>): RouteModules[keyof RouteModules] {
  return Object.fromEntries(Object.entries(module).filter(([, exported]) => typeof exported === "function"));
}
