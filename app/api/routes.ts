import type { RouteModules } from "@/lib/api/openapi";
import * as alertRulesById from "./alert-rules/[id]/route";
import * as alertRules from "./alert-rules/route";
import * as alertRulesTest from "./alert-rules/test/route";
import * as alertsByIdAcknowledge from "./alerts/[id]/acknowledge/route";
import * as alertsById from "./alerts/[id]/route";
import * as alerts from "./alerts/route";
import * as appealsByIdAnswer from "./appeals/[id]/answer/route";
import * as appealsByIdAttachment from "./appeals/[id]/attachments/[attachmentId]/route";
import * as appealsByIdCorrection from "./appeals/[id]/correction/route";
import * as appealsById from "./appeals/[id]/route";
import * as appealsByIdTakeOn from "./appeals/[id]/take-on/route";
import * as appealsByIdWithdraw from "./appeals/[id]/withdraw/route";
import * as appeals from "./appeals/route";
import * as auditById from "./audit/[id]/route";
import * as audit from "./audit/route";
import * as bonusEligibility from "./bonus/eligibility/route";
import * as bonusExport from "./bonus/export/route";
import * as bonusFlagsByIdLift from "./bonus/flags/[id]/lift/route";
import * as bonusFlags from "./bonus/flags/route";
import * as bonusPoliciesByIdActivate from "./bonus/policies/[id]/activate/route";
import * as bonusPoliciesByIdDraft from "./bonus/policies/[id]/draft/route";
import * as bonusPoliciesById from "./bonus/policies/[id]/route";
import * as bonusPoliciesByIdSimulate from "./bonus/policies/[id]/simulate/route";
import * as bonusPolicies from "./bonus/policies/route";
import * as bonusTargetsById from "./bonus/targets/[id]/route";
import * as bonusTargetsImport from "./bonus/targets/import/route";
import * as bonusTargets from "./bonus/targets/route";
import * as calibrationGroups from "./calibration/groups/route";
import * as calibration from "./calibration/route";
import * as entriesImport from "./entries/import/route";
import * as entries from "./entries/route";
import * as events from "./events/route";
import * as health from "./health/route";
import * as holidayCalendarsById from "./holiday-calendars/[id]/route";
import * as holidayCalendars from "./holiday-calendars/route";
import * as importsByIdRejectedCsv from "./imports/[id]/rejected.csv/route";
import * as importsByIdResume from "./imports/[id]/resume/route";
import * as importsById from "./imports/[id]/route";
import * as imports from "./imports/route";
import * as inboxById from "./inbox/[id]/route";
import * as inboxReadAll from "./inbox/read-all/route";
import * as inbox from "./inbox/route";
import * as jobRolesById from "./job-roles/[id]/route";
import * as jobRoles from "./job-roles/route";
import * as jobRuns from "./jobs/[name]/runs/route";
import * as jobs from "./jobs/route";
import * as kpisAssign from "./kpis/assign/route";
import * as kpisAssignmentsTakeBack from "./kpis/assignments/take-back/route";
import * as kpisDefinitionsByIdCompare from "./kpis/definitions/[id]/compare/route";
import * as kpisDefinitionsByIdPreview from "./kpis/definitions/[id]/preview/route";
import * as kpisDefinitionsById from "./kpis/definitions/[id]/route";
import * as kpisDefinitionsByIdVersion from "./kpis/definitions/[id]/versions/[version]/route";
import * as kpisDefinitionsByIdVersions from "./kpis/definitions/[id]/versions/route";
import * as kpisDefinitions from "./kpis/definitions/route";
import * as kpisSetsByIdInstall from "./kpis/sets/[id]/install/route";
import * as kpisSetsById from "./kpis/sets/[id]/route";
import * as kpisSets from "./kpis/sets/route";
import * as kpisTestRun from "./kpis/test-run/route";
import * as krasById from "./kras/[id]/route";
import * as kras from "./kras/route";
import * as meDataAccess from "./me/data-access/route";
import * as meNotificationPreferences from "./me/notification-preferences/route";
import * as me from "./me/route";
import * as meTokensById from "./me/tokens/[id]/route";
import * as meTokens from "./me/tokens/route";
import * as orgUnitsById from "./org-units/[id]/route";
import * as orgUnits from "./org-units/route";
import * as organisation from "./organisation/route";
import * as peopleByIdAccount from "./people/[id]/account/route";
import * as peopleByIdAliases from "./people/[id]/aliases/route";
import * as peopleByIdPositions from "./people/[id]/positions/route";
import * as peopleByIdReportingLines from "./people/[id]/reporting-lines/route";
import * as peopleById from "./people/[id]/route";
import * as peopleImports from "./people/imports/route";
import * as people from "./people/route";
import * as performanceCompute from "./performance/compute/route";
import * as performancePeriodsByIdAdjustments from "./performance/periods/[id]/adjustments/route";
import * as performancePeriodsByIdAgree from "./performance/periods/[id]/agree/route";
import * as performancePeriodsByIdChecklist from "./performance/periods/[id]/checklist/route";
import * as performancePeriodsByIdFinalize from "./performance/periods/[id]/finalize/route";
import * as performancePeriodsByIdReview from "./performance/periods/[id]/review/route";
import * as performancePeriodsById from "./performance/periods/[id]/route";
import * as performancePeriods from "./performance/periods/route";
import * as performanceReviewsQueue from "./performance/reviews/queue/route";
import * as performanceReviews from "./performance/reviews/route";
import * as performanceRollups from "./performance/rollups/route";
import * as performanceRunsById from "./performance/runs/[id]/route";
import * as performanceRuns from "./performance/runs/route";
import * as performanceScorecardsByPersonNotes from "./performance/scorecards/[period]/[employee]/notes/route";
import * as performanceScorecardsByPersonOverridesPreview from "./performance/scorecards/[period]/[employee]/overrides/preview/route";
import * as performanceScorecardsByPersonOverrides from "./performance/scorecards/[period]/[employee]/overrides/route";
import * as performanceScorecardsByPersonReopen from "./performance/scorecards/[period]/[employee]/reopen/route";
import * as performanceScorecardsByPerson from "./performance/scorecards/[period]/[employee]/route";
import * as performanceScorecardsByPersonSignOff from "./performance/scorecards/[period]/[employee]/sign-off/route";
import * as performanceScorecards from "./performance/scorecards/route";
import * as planRulesById from "./plan-rules/[id]/route";
import * as planRulesPreview from "./plan-rules/preview/route";
import * as planRules from "./plan-rules/route";
import * as plansByIdAccept from "./plans/[id]/accept/route";
import * as plansByIdCheckIns from "./plans/[id]/check-ins/route";
import * as plansByIdDecline from "./plans/[id]/decline/route";
import * as plansByIdEnd from "./plans/[id]/end/route";
import * as plansByIdGoalsByGoalId from "./plans/[id]/goals/[goalId]/route";
import * as plansByIdGoals from "./plans/[id]/goals/route";
import * as plansById from "./plans/[id]/route";
import * as plans from "./plans/route";
import * as search from "./search/route";
import * as sourcesByIdImports from "./sources/[id]/imports/route";
import * as sourcesByIdMatchOwners from "./sources/[id]/match-owners/route";
import * as sourcesByIdRecords from "./sources/[id]/records/route";
import * as sourcesById from "./sources/[id]/route";
import * as sourcesDetect from "./sources/detect/route";
import * as sources from "./sources/route";
import * as teamsByIdKpis from "./teams/[id]/kpis/route";
import * as templatesByIdCompare from "./templates/[id]/compare/route";
import * as templatesByIdPreview from "./templates/[id]/preview/route";
import * as templatesById from "./templates/[id]/route";
import * as templatesByIdVersionsByVersionActivate from "./templates/[id]/versions/[version]/activate/route";
import * as templatesByIdVersionsByVersion from "./templates/[id]/versions/[version]/route";
import * as templatesByIdVersions from "./templates/[id]/versions/route";
import * as templates from "./templates/route";
import * as usersByIdBonus from "./users/[id]/bonus/route";
import * as usersByIdKpisByKpiIdEntries from "./users/[id]/kpis/[kpiId]/entries/route";
import * as usersByIdKpisByKpiIdHistory from "./users/[id]/kpis/[kpiId]/history/route";
import * as usersByIdKpisByKpiIdMeasure from "./users/[id]/kpis/[kpiId]/measure/route";
import * as usersByIdKpisByKpiIdRecords from "./users/[id]/kpis/[kpiId]/records/route";
import * as usersByIdKpisByKpiId from "./users/[id]/kpis/[kpiId]/route";
import * as usersByIdKpisAssign from "./users/[id]/kpis/assign/route";
import * as usersByIdKpisAssignmentsByIdCompare from "./users/[id]/kpis/assignments/[assignmentId]/compare/route";
import * as usersByIdKpisAssignmentsById from "./users/[id]/kpis/assignments/[assignmentId]/route";
import * as usersByIdKpisAssignments from "./users/[id]/kpis/assignments/route";
import * as usersByIdKpis from "./users/[id]/kpis/route";
import * as usersByIdScorecard from "./users/[id]/scorecard/route";
import * as webhookRedeliver from "./webhooks/[id]/deliveries/[deliveryId]/redeliver/route";
import * as webhookDeliveries from "./webhooks/[id]/deliveries/route";
import * as webhooksById from "./webhooks/[id]/route";
import * as webhooksByIdTest from "./webhooks/[id]/test/route";
import * as webhooks from "./webhooks/route";
import * as workSchedulesById from "./work-schedules/[id]/route";
import * as workSchedules from "./work-schedules/route";

/** Every described route, by the path it serves: a new route file is entered here, else a test fails. */
export const ROUTE_MODULES = {
  "/api/calibration": methodsOf(calibration),
  "/api/calibration/groups": methodsOf(calibrationGroups),
  "/api/bonus/eligibility": methodsOf(bonusEligibility),
  "/api/bonus/export": methodsOf(bonusExport),
  "/api/bonus/flags": methodsOf(bonusFlags),
  "/api/bonus/flags/[id]/lift": methodsOf(bonusFlagsByIdLift),
  "/api/bonus/policies": methodsOf(bonusPolicies),
  "/api/bonus/policies/[id]": methodsOf(bonusPoliciesById),
  "/api/bonus/policies/[id]/activate": methodsOf(bonusPoliciesByIdActivate),
  "/api/bonus/policies/[id]/draft": methodsOf(bonusPoliciesByIdDraft),
  "/api/bonus/policies/[id]/simulate": methodsOf(bonusPoliciesByIdSimulate),
  "/api/bonus/targets": methodsOf(bonusTargets),
  "/api/bonus/targets/[id]": methodsOf(bonusTargetsById),
  "/api/bonus/targets/import": methodsOf(bonusTargetsImport),
  "/api/entries": methodsOf(entries),
  "/api/entries/import": methodsOf(entriesImport),
  "/api/events": methodsOf(events),
  "/api/health": methodsOf(health),
  "/api/holiday-calendars": methodsOf(holidayCalendars),
  "/api/holiday-calendars/[id]": methodsOf(holidayCalendarsById),
  "/api/imports": methodsOf(imports),
  "/api/imports/[id]": methodsOf(importsById),
  "/api/imports/[id]/rejected.csv": methodsOf(importsByIdRejectedCsv),
  "/api/imports/[id]/resume": methodsOf(importsByIdResume),
  "/api/job-roles": methodsOf(jobRoles),
  "/api/job-roles/[id]": methodsOf(jobRolesById),
  "/api/kpis/assign": methodsOf(kpisAssign),
  "/api/kpis/assignments/take-back": methodsOf(kpisAssignmentsTakeBack),
  "/api/kpis/definitions": methodsOf(kpisDefinitions),
  "/api/kpis/definitions/[id]": methodsOf(kpisDefinitionsById),
  "/api/kpis/definitions/[id]/compare": methodsOf(kpisDefinitionsByIdCompare),
  "/api/kpis/definitions/[id]/preview": methodsOf(kpisDefinitionsByIdPreview),
  "/api/kpis/definitions/[id]/versions": methodsOf(kpisDefinitionsByIdVersions),
  "/api/kpis/definitions/[id]/versions/[version]": methodsOf(kpisDefinitionsByIdVersion),
  "/api/kpis/sets": methodsOf(kpisSets),
  "/api/kpis/sets/[id]": methodsOf(kpisSetsById),
  "/api/kpis/sets/[id]/install": methodsOf(kpisSetsByIdInstall),
  "/api/kpis/test-run": methodsOf(kpisTestRun),
  "/api/kras": methodsOf(kras),
  "/api/kras/[id]": methodsOf(krasById),
  "/api/jobs": methodsOf(jobs),
  "/api/jobs/[name]/runs": methodsOf(jobRuns),
  "/api/me": methodsOf(me),
  "/api/me/tokens": methodsOf(meTokens),
  "/api/me/tokens/[id]": methodsOf(meTokensById),
  "/api/org-units": methodsOf(orgUnits),
  "/api/org-units/[id]": methodsOf(orgUnitsById),
  "/api/organisation": methodsOf(organisation),
  "/api/people": methodsOf(people),
  "/api/people/[id]": methodsOf(peopleById),
  "/api/people/[id]/account": methodsOf(peopleByIdAccount),
  "/api/people/[id]/aliases": methodsOf(peopleByIdAliases),
  "/api/people/[id]/positions": methodsOf(peopleByIdPositions),
  "/api/people/[id]/reporting-lines": methodsOf(peopleByIdReportingLines),
  "/api/people/imports": methodsOf(peopleImports),
  "/api/performance/compute": methodsOf(performanceCompute),
  "/api/performance/periods": methodsOf(performancePeriods),
  "/api/performance/periods/[id]": methodsOf(performancePeriodsById),
  "/api/performance/rollups": methodsOf(performanceRollups),
  "/api/performance/runs": methodsOf(performanceRuns),
  "/api/performance/runs/[id]": methodsOf(performanceRunsById),
  "/api/performance/scorecards": methodsOf(performanceScorecards),
  "/api/performance/reviews": methodsOf(performanceReviews),
  "/api/performance/reviews/queue": methodsOf(performanceReviewsQueue),
  "/api/performance/periods/[id]/agree": methodsOf(performancePeriodsByIdAgree),
  "/api/performance/periods/[id]/review": methodsOf(performancePeriodsByIdReview),
  "/api/performance/periods/[id]/checklist": methodsOf(performancePeriodsByIdChecklist),
  "/api/performance/periods/[id]/finalize": methodsOf(performancePeriodsByIdFinalize),
  "/api/performance/periods/[id]/adjustments": methodsOf(performancePeriodsByIdAdjustments),
  "/api/performance/scorecards/[period]/[employee]": methodsOf(performanceScorecardsByPerson),
  "/api/performance/scorecards/[period]/[employee]/overrides": methodsOf(
    performanceScorecardsByPersonOverrides,
  ),
  "/api/performance/scorecards/[period]/[employee]/overrides/preview": methodsOf(
    performanceScorecardsByPersonOverridesPreview,
  ),
  "/api/performance/scorecards/[period]/[employee]/notes": methodsOf(performanceScorecardsByPersonNotes),
  "/api/performance/scorecards/[period]/[employee]/sign-off": methodsOf(performanceScorecardsByPersonSignOff),
  "/api/performance/scorecards/[period]/[employee]/reopen": methodsOf(performanceScorecardsByPersonReopen),
  "/api/plan-rules": methodsOf(planRules),
  "/api/plan-rules/[id]": methodsOf(planRulesById),
  "/api/plan-rules/preview": methodsOf(planRulesPreview),
  "/api/plans": methodsOf(plans),
  "/api/plans/[id]": methodsOf(plansById),
  "/api/plans/[id]/accept": methodsOf(plansByIdAccept),
  "/api/plans/[id]/check-ins": methodsOf(plansByIdCheckIns),
  "/api/plans/[id]/decline": methodsOf(plansByIdDecline),
  "/api/plans/[id]/end": methodsOf(plansByIdEnd),
  "/api/plans/[id]/goals": methodsOf(plansByIdGoals),
  "/api/plans/[id]/goals/[goalId]": methodsOf(plansByIdGoalsByGoalId),
  "/api/search": methodsOf(search),
  "/api/sources": methodsOf(sources),
  "/api/sources/[id]": methodsOf(sourcesById),
  "/api/sources/[id]/imports": methodsOf(sourcesByIdImports),
  "/api/sources/[id]/match-owners": methodsOf(sourcesByIdMatchOwners),
  "/api/sources/[id]/records": methodsOf(sourcesByIdRecords),
  "/api/sources/detect": methodsOf(sourcesDetect),
  "/api/teams/[id]/kpis": methodsOf(teamsByIdKpis),
  "/api/templates": methodsOf(templates),
  "/api/templates/[id]": methodsOf(templatesById),
  "/api/templates/[id]/compare": methodsOf(templatesByIdCompare),
  "/api/templates/[id]/preview": methodsOf(templatesByIdPreview),
  "/api/templates/[id]/versions": methodsOf(templatesByIdVersions),
  "/api/templates/[id]/versions/[version]": methodsOf(templatesByIdVersionsByVersion),
  "/api/templates/[id]/versions/[version]/activate": methodsOf(templatesByIdVersionsByVersionActivate),
  "/api/users/[id]/bonus": methodsOf(usersByIdBonus),
  "/api/users/[id]/kpis": methodsOf(usersByIdKpis),
  "/api/users/[id]/kpis/assign": methodsOf(usersByIdKpisAssign),
  "/api/users/[id]/kpis/assignments": methodsOf(usersByIdKpisAssignments),
  "/api/users/[id]/kpis/assignments/[assignmentId]": methodsOf(usersByIdKpisAssignmentsById),
  "/api/users/[id]/kpis/assignments/[assignmentId]/compare": methodsOf(usersByIdKpisAssignmentsByIdCompare),
  "/api/users/[id]/kpis/[kpiId]": methodsOf(usersByIdKpisByKpiId),
  "/api/users/[id]/kpis/[kpiId]/entries": methodsOf(usersByIdKpisByKpiIdEntries),
  "/api/users/[id]/kpis/[kpiId]/measure": methodsOf(usersByIdKpisByKpiIdMeasure),
  "/api/users/[id]/kpis/[kpiId]/history": methodsOf(usersByIdKpisByKpiIdHistory),
  "/api/users/[id]/kpis/[kpiId]/records": methodsOf(usersByIdKpisByKpiIdRecords),
  "/api/users/[id]/scorecard": methodsOf(usersByIdScorecard),
  "/api/work-schedules": methodsOf(workSchedules),
  "/api/work-schedules/[id]": methodsOf(workSchedulesById),
  "/api/me/notification-preferences": methodsOf(meNotificationPreferences),
  "/api/me/data-access": methodsOf(meDataAccess),
  "/api/inbox": methodsOf(inbox),
  "/api/inbox/[id]": methodsOf(inboxById),
  "/api/inbox/read-all": methodsOf(inboxReadAll),
  "/api/appeals": methodsOf(appeals),
  "/api/appeals/[id]": methodsOf(appealsById),
  "/api/appeals/[id]/answer": methodsOf(appealsByIdAnswer),
  "/api/appeals/[id]/correction": methodsOf(appealsByIdCorrection),
  "/api/appeals/[id]/take-on": methodsOf(appealsByIdTakeOn),
  "/api/appeals/[id]/withdraw": methodsOf(appealsByIdWithdraw),
  "/api/appeals/[id]/attachments/[attachmentId]": methodsOf(appealsByIdAttachment),
  "/api/alerts": methodsOf(alerts),
  "/api/alerts/[id]": methodsOf(alertsById),
  "/api/alerts/[id]/acknowledge": methodsOf(alertsByIdAcknowledge),
  "/api/alert-rules": methodsOf(alertRules),
  "/api/alert-rules/[id]": methodsOf(alertRulesById),
  "/api/alert-rules/test": methodsOf(alertRulesTest),
  "/api/webhooks": methodsOf(webhooks),
  "/api/webhooks/[id]": methodsOf(webhooksById),
  "/api/webhooks/[id]/test": methodsOf(webhooksByIdTest),
  "/api/webhooks/[id]/deliveries": methodsOf(webhookDeliveries),
  "/api/webhooks/[id]/deliveries/[deliveryId]/redeliver": methodsOf(webhookRedeliver),
  "/api/audit": methodsOf(audit),
  "/api/audit/[id]": methodsOf(auditById),
} satisfies RouteModules;

/** Without what a route file exports for the framework (`dynamic`, `maxDuration`). */
function methodsOf(module: Record<string, unknown>): RouteModules[keyof RouteModules] {
  return Object.fromEntries(Object.entries(module).filter(([, exported]) => typeof exported === "function"));
}
