import type { Role } from "@/db/enums";

/**
 * Who may open which page and call which route: the one table. Pages ask `requirePage`, routes are declared with
 * `route`, both look here, and a generated test walks every page and route of `app/` as every role against it.
 * `public` needs no sign-in; `signedIn` is every role. Whose *data* is seen inside is decided by Scope.
 */
export type Access = "public" | "signedIn" | readonly Role[];
export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

const CONFIGURE = ["admin", "hr"] as const;
const ADMIN = ["admin"] as const;
const LEADS = ["manager", "hr"] as const;
const CLOSES = ["hr", "exec"] as const;

export const PAGES = {
  "/": "signedIn",
  "/sign-in": "public",
  "/sign-out": "public",
  "/me": "signedIn",
  "/me/kpis/[kpiId]": "signedIn",
  "/account": "signedIn",
  "/team": LEADS,
  "/team/[employeeId]": LEADS,
  "/team/[employeeId]/kpis/[kpiId]": LEADS,
  "/reviews": LEADS,
  "/reviews/final": CLOSES,
  "/reviews/[periodId]/[employeeId]": LEADS,
  "/entries": LEADS,
  "/org": ["hr", "exec"],
  "/admin/people": CONFIGURE,
  "/admin/people/new": CONFIGURE,
  "/admin/people/[employeeId]": CONFIGURE,
  "/admin/people/import": CONFIGURE,
  "/admin/people/units": CONFIGURE,
  "/admin/sources": CONFIGURE,
  "/admin/sources/new": ADMIN,
  "/admin/sources/[sourceId]": CONFIGURE,
  "/admin/imports": CONFIGURE,
  "/admin/imports/[importId]": CONFIGURE,
  "/admin/kpis": CONFIGURE,
  "/admin/kpis/new": CONFIGURE,
  "/admin/kpis/[kpiId]": CONFIGURE,
  "/admin/templates": CONFIGURE,
  "/admin/templates/new": CONFIGURE,
  "/admin/templates/[templateId]": CONFIGURE,
  "/admin/periods": CONFIGURE,
  "/admin/periods/[periodId]": CONFIGURE,
  "/admin/runs/[runId]": CONFIGURE,
  "/admin/jobs": ADMIN,
} as const satisfies Record<string, Access>;

export const ROUTES = {
  "/api/auth/[...nextauth]": { GET: "public", POST: "public" },
  "/api/openapi.json": { GET: "public" },
  "/api/health": { GET: "public" },
  "/api/search": { GET: "signedIn" },
  "/api/events": { GET: "signedIn" },
  "/api/me": { GET: "signedIn" },
  "/api/me/tokens": { GET: "signedIn", POST: "signedIn" },
  "/api/me/tokens/[id]": { DELETE: "signedIn" },

  "/api/people": { GET: ["manager", "hr", "admin"], POST: CONFIGURE },
  "/api/people/[id]": { GET: ["manager", "hr", "admin"], PATCH: CONFIGURE },
  "/api/people/[id]/aliases": { POST: CONFIGURE, DELETE: CONFIGURE },
  "/api/people/[id]/positions": { POST: CONFIGURE },
  "/api/people/[id]/reporting-lines": { POST: CONFIGURE, DELETE: CONFIGURE },
  "/api/people/[id]/account": { GET: ADMIN, PUT: ADMIN },
  "/api/people/imports": { POST: CONFIGURE },
  "/api/org-units": { GET: "signedIn", POST: CONFIGURE },
  "/api/org-units/[id]": { PATCH: CONFIGURE, DELETE: CONFIGURE },
  "/api/job-roles": { GET: "signedIn", POST: CONFIGURE },
  "/api/job-roles/[id]": { PATCH: CONFIGURE, DELETE: CONFIGURE },
  "/api/work-schedules": { GET: CONFIGURE, POST: CONFIGURE },
  "/api/work-schedules/[id]": { PUT: CONFIGURE, DELETE: CONFIGURE },
  "/api/holiday-calendars": { GET: CONFIGURE, POST: CONFIGURE },
  "/api/holiday-calendars/[id]": { PUT: CONFIGURE, DELETE: CONFIGURE },
  "/api/organisation": { GET: "signedIn", PATCH: ADMIN },

  "/api/sources": { GET: CONFIGURE, POST: ADMIN },
  "/api/sources/detect": { POST: ADMIN },
  "/api/sources/[id]": { GET: CONFIGURE, PATCH: ADMIN, DELETE: ADMIN },
  "/api/sources/[id]/records": { GET: CONFIGURE },
  "/api/sources/[id]/imports": { POST: CONFIGURE },
  "/api/sources/[id]/match-owners": { POST: CONFIGURE },
  "/api/imports": { GET: CONFIGURE },
  "/api/imports/[id]": { GET: CONFIGURE },
  "/api/imports/[id]/rejected.csv": { GET: CONFIGURE },
  "/api/imports/[id]/resume": { POST: CONFIGURE },

  "/api/kras": { GET: CONFIGURE, POST: CONFIGURE },
  "/api/kras/[id]": { PATCH: CONFIGURE, DELETE: CONFIGURE },
  "/api/kpis/definitions": { GET: CONFIGURE, POST: CONFIGURE },
  "/api/kpis/definitions/[id]": { GET: CONFIGURE, PUT: CONFIGURE, DELETE: CONFIGURE },
  "/api/kpis/test-run": { POST: CONFIGURE },
  "/api/templates": { GET: CONFIGURE, POST: CONFIGURE },
  "/api/templates/[id]": { GET: CONFIGURE, PATCH: CONFIGURE, DELETE: CONFIGURE },
  "/api/templates/[id]/compare": { GET: CONFIGURE },
  "/api/templates/[id]/preview": { POST: CONFIGURE },
  "/api/templates/[id]/versions": { GET: CONFIGURE, POST: CONFIGURE },
  "/api/templates/[id]/versions/[version]": { GET: CONFIGURE, PUT: CONFIGURE, DELETE: CONFIGURE },
  "/api/templates/[id]/versions/[version]/activate": { POST: CONFIGURE },

  "/api/performance/periods": { GET: "signedIn", POST: CONFIGURE },
  "/api/performance/periods/[id]": { GET: "signedIn" },
  "/api/performance/compute": { POST: CONFIGURE },
  "/api/performance/runs": { GET: CONFIGURE },
  "/api/performance/runs/[id]": { GET: CONFIGURE },
  "/api/performance/scorecards": { GET: LEADS },
  "/api/performance/scorecards/[period]/[employee]": { GET: "signedIn" },
  "/api/performance/scorecards/[period]/[employee]/overrides": { GET: "signedIn", POST: LEADS },
  "/api/performance/scorecards/[period]/[employee]/overrides/preview": { POST: LEADS },
  "/api/performance/scorecards/[period]/[employee]/notes": { GET: "signedIn", POST: LEADS },
  "/api/performance/scorecards/[period]/[employee]/sign-off": { POST: LEADS },
  "/api/performance/scorecards/[period]/[employee]/reopen": { POST: LEADS },
  "/api/performance/reviews": { GET: LEADS },
  "/api/performance/reviews/queue": { GET: LEADS },
  "/api/performance/periods/[id]/agree": { POST: LEADS },
  "/api/performance/periods/[id]/review": { POST: ["hr"] },
  "/api/performance/periods/[id]/checklist": { GET: CLOSES },
  "/api/performance/periods/[id]/finalize": { POST: CLOSES },
  "/api/performance/periods/[id]/adjustments": { GET: "signedIn" },
  "/api/performance/rollups": { GET: ["manager", "hr", "exec"] },
  "/api/users/[id]/scorecard": { GET: "signedIn" },
  "/api/users/[id]/kpis": { GET: "signedIn" },
  "/api/users/[id]/kpis/[kpiId]": { GET: "signedIn" },
  "/api/users/[id]/kpis/[kpiId]/history": { GET: "signedIn" },
  "/api/users/[id]/kpis/[kpiId]/records": { GET: "signedIn" },
  "/api/users/[id]/kpis/[kpiId]/measure": { POST: LEADS },
  "/api/users/[id]/kpis/[kpiId]/entries": { GET: "signedIn" },
  "/api/entries": { GET: LEADS, POST: LEADS },
  "/api/entries/import": { POST: LEADS },
  "/api/teams/[id]/kpis": { GET: ["manager", "hr"] },

  "/api/jobs": { GET: ADMIN },
  "/api/jobs/[name]/runs": { GET: ADMIN, POST: ADMIN },
} as const satisfies Record<string, Partial<Record<Method, Access>>>;

export type PagePath = keyof typeof PAGES;
export type RoutePath = keyof typeof ROUTES;

export function allows(access: Access, roles: readonly Role[]): boolean {
  return access === "public" || access === "signedIn" || roles.some((role) => access.includes(role));
}
