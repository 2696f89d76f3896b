import { and, eq, isNotNull } from "drizzle-orm";
import type { Db } from "@/db/client";
import { kpiAssignments } from "@/db/schema/assignments";
import { scorecardTemplateItems, scorecardTemplates, scorecardTemplateVersions } from "@/db/schema/kpis";
import { employees } from "@/db/schema/people";
import { invalid } from "@/lib/errors";
import { checkTarget } from "../rule/check-template";
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
