import { and, eq, gt, isNotNull } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { CalculationType } from "@/db/enums";
import { kpiAssignments } from "@/db/schema/assignments";
import { scorecardTemplateItems, scorecardTemplates, scorecardTemplateVersions } from "@/db/schema/kpis";
import { employees } from "@/db/schema/people";
import { invalid } from "@/lib/errors";
import { checkTarget } from "../rule/check-template";
import { mostRecordsOf } from "../rule/most-records";
import type { TemplateProblem } from "../rule/template-problem";
import type { Direction, Target } from "../rule/types";

/** A target of a template's or a person's own must go on making sense: another direction would leave it unable to score. */
export async function refuseBrokenOverrides(
  db: Db,
  { kpiId, direction }: { kpiId: number; direction: Direction },
): Promise<void> {
  const overrides = await db
    .select({
      template: scorecardTemplates.name,
      version: scorecardTemplateVersions.version,
      target: scorecardTemplateItems.targetOverride,
    })
    .from(scorecardTemplateItems)
    .innerJoin(scorecardTemplateVersions, eq(scorecardTemplateVersions.id, scorecardTemplateItems.versionId))
    .innerJoin(scorecardTemplates, eq(scorecardTemplates.id, scorecardTemplateVersions.templateId))
    .where(and(eq(scorecardTemplateItems.kpiId, kpiId), isNotNull(scorecardTemplateItems.targetOverride)));
  for (const { template, version, target } of overrides) {
    const problems: TemplateProblem[] = [];
    checkTarget(problems, [], { direction, target: target as Target });
    if (problems.length === 0) continue;
    const message = `${template} v${version} has its own target, which does not fit this direction. Make a new KPI instead`;
    throw invalid([{ path: "direction", message }]);
  }
  await refuseBrokenAssignments(db, { kpiId, direction });
}

/** What a template asks of a KPI's records must stay possible: another kind of KPI may never have as many. */
export async function refuseUnreachableRecords(
  db: Db,
  { kpiId, kind }: { kpiId: number; kind: CalculationType },
): Promise<void> {
  const most = mostRecordsOf(kind);
  if (!most) return;
  const [asking] = await db
    .select({
      template: scorecardTemplates.name,
      version: scorecardTemplateVersions.version,
      fewest: scorecardTemplateItems.minRecords,
    })
    .from(scorecardTemplateItems)
    .innerJoin(scorecardTemplateVersions, eq(scorecardTemplateVersions.id, scorecardTemplateItems.versionId))
    .innerJoin(scorecardTemplates, eq(scorecardTemplates.id, scorecardTemplateVersions.templateId))
    .where(and(eq(scorecardTemplateItems.kpiId, kpiId), gt(scorecardTemplateItems.minRecords, most.count)))
    .orderBy(scorecardTemplates.name, scorecardTemplateVersions.version)
    .limit(1);
  if (!asking) return;
  const { template, version, fewest } = asking;
  const message = `${template} v${version} scores it from ${fewest} records on, and of this kind there are never more than ${most.count}. Make a new KPI instead`;
  throw invalid([{ path: "calculation_type", message }]);
}

async function refuseBrokenAssignments(
  db: Db,
  { kpiId, direction }: { kpiId: number; direction: Direction },
): Promise<void> {
  const assigned = await db
    .select({ name: employees.name, target: kpiAssignments.target })
    .from(kpiAssignments)
    .innerJoin(employees, eq(employees.id, kpiAssignments.employeeId))
    .where(and(eq(kpiAssignments.kpiId, kpiId), kpiAssignments.isActive, isNotNull(kpiAssignments.target)));
  for (const { name, target } of assigned) {
    const problems: TemplateProblem[] = [];
    checkTarget(problems, [], { direction, target: target as Target });
    if (problems.length === 0) continue;
    const message = `${name} has a target of their own, which does not fit this direction. Make a new KPI instead`;
    throw invalid([{ path: "direction", message }]);
  }
}
