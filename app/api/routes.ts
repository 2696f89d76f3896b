import type { RouteModules } from "@/lib/api/openapi";
import * as health from "./health/route";
import * as holidayCalendar from "./holiday-calendars/[id]/route";
import * as holidayCalendars from "./holiday-calendars/route";
import * as importRejected from "./imports/[id]/rejected.csv/route";
import * as importResume from "./imports/[id]/resume/route";
import * as importRun from "./imports/[id]/route";
import * as imports from "./imports/route";
import * as jobRole from "./job-roles/[id]/route";
import * as jobRoles from "./job-roles/route";
import * as me from "./me/route";
import * as meToken from "./me/tokens/[id]/route";
import * as meTokens from "./me/tokens/route";
import * as orgUnit from "./org-units/[id]/route";
import * as orgUnits from "./org-units/route";
import * as organisation from "./organisation/route";
import * as personAccount from "./people/[id]/account/route";
import * as personAliases from "./people/[id]/aliases/route";
import * as personPositions from "./people/[id]/positions/route";
import * as personReportingLines from "./people/[id]/reporting-lines/route";
import * as person from "./people/[id]/route";
import * as peopleImports from "./people/imports/route";
import * as people from "./people/route";
import * as performanceCompute from "./performance/compute/route";
import * as performancePeriod from "./performance/periods/[id]/route";
import * as performancePeriods from "./performance/periods/route";
import * as performanceRollups from "./performance/rollups/route";
import * as performanceRun from "./performance/runs/[id]/route";
import * as performanceRuns from "./performance/runs/route";
import * as performanceScorecards from "./performance/scorecards/route";
import * as search from "./search/route";
import * as sourceImports from "./sources/[id]/imports/route";
import * as sourceRecords from "./sources/[id]/records/route";
import * as source from "./sources/[id]/route";
import * as sourceDetect from "./sources/detect/route";
import * as sources from "./sources/route";
import * as teamKpis from "./teams/[id]/kpis/route";
import * as userKpiHistory from "./users/[id]/kpis/[kpiId]/history/route";
import * as userKpiRecords from "./users/[id]/kpis/[kpiId]/records/route";
import * as userKpi from "./users/[id]/kpis/[kpiId]/route";
import * as userKpis from "./users/[id]/kpis/route";
import * as userScorecard from "./users/[id]/scorecard/route";
import * as workSchedule from "./work-schedules/[id]/route";
import * as workSchedules from "./work-schedules/route";

/** Every described route, by the path it serves: a new route file is entered here, else a test fails. */
export const ROUTE_MODULES = {
  "/api/health": methodsOf(health),
  "/api/imports": methodsOf(imports),
  "/api/imports/[id]": methodsOf(importRun),
  "/api/imports/[id]/rejected.csv": methodsOf(importRejected),
  "/api/imports/[id]/resume": methodsOf(importResume),
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
  "/api/sources": methodsOf(sources),
  "/api/sources/[id]": methodsOf(source),
  "/api/sources/[id]/imports": methodsOf(sourceImports),
  "/api/sources/[id]/records": methodsOf(sourceRecords),
  "/api/sources/detect": methodsOf(sourceDetect),
  "/api/teams/[id]/kpis": methodsOf(teamKpis),
  "/api/users/[id]/kpis": methodsOf(userKpis),
  "/api/users/[id]/kpis/[kpiId]": methodsOf(userKpi),
  "/api/users/[id]/kpis/[kpiId]/history": methodsOf(userKpiHistory),
  "/api/users/[id]/kpis/[kpiId]/records": methodsOf(userKpiRecords),
  "/api/users/[id]/scorecard": methodsOf(userScorecard),
  "/api/people": methodsOf(people),
  "/api/people/[id]": methodsOf(person),
  "/api/people/[id]/aliases": methodsOf(personAliases),
  "/api/people/[id]/positions": methodsOf(personPositions),
  "/api/people/[id]/reporting-lines": methodsOf(personReportingLines),
  "/api/people/imports": methodsOf(peopleImports),
  "/api/org-units": methodsOf(orgUnits),
  "/api/org-units/[id]": methodsOf(orgUnit),
  "/api/job-roles": methodsOf(jobRoles),
  "/api/job-roles/[id]": methodsOf(jobRole),
  "/api/work-schedules": methodsOf(workSchedules),
  "/api/work-schedules/[id]": methodsOf(workSchedule),
  "/api/holiday-calendars": methodsOf(holidayCalendars),
  "/api/holiday-calendars/[id]": methodsOf(holidayCalendar),
  "/api/organisation": methodsOf(organisation),
} satisfies RouteModules;

/** Without what a route file exports for the framework (`dynamic`, `maxDuration`). */
function methodsOf(module: Record<string, unknown>): RouteModules[keyof RouteModules] {
  return Object.fromEntries(Object.entries(module).filter(([, exported]) => typeof exported === "function"));
}
