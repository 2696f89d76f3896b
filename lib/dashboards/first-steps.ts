import { and, eq, exists, gt, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { scorecardTemplates, scorecardTemplateVersions } from "@/db/schema/kpis";
import { employees, organisations } from "@/db/schema/people";
import { computeRuns, evaluationPeriods } from "@/db/schema/scoring";
import { importRuns } from "@/db/schema/sources";
import { type Ability, may } from "@/lib/access/policy";
import type { Actor } from "@/lib/context";

export interface FirstStep {
  key: "organisation" | "people" | "records" | "set" | "activate" | "compute";
  title: string;
  /** Why, or what to mind. */
  note: string;
  done: boolean;
  href: string;
  /** What the link says. */
  action: string;
  /** Whether the viewer may do it; others wait for an administrator. */
  mayDo: boolean;
}

interface Found {
  isNamed: boolean;
  hasPeople: boolean;
  hasRecords: boolean;
  draftedTemplateId: number | null;
  isActive: boolean;
  newestPeriodId: number | null;
  isComputed: boolean;
}

/**
 * What a new installation still needs before anybody is scored, in order; null when everything is done, or for those who
 * do not configure. Each question is answered by one existing row, at any size.
 */
export async function getFirstSteps(db: Db, actor: Actor): Promise<FirstStep[] | null> {
  if (!may(actor, "configure KPIs")) return null;
  const found = await findWhatIsThere(db);
  const steps = stepsFrom(found).map(({ ability, ...step }) => ({ ...step, mayDo: may(actor, ability) }));
  return steps.every(({ done }) => done) ? null : steps;
}

type Step = Omit<FirstStep, "mayDo"> & { ability: Ability };

function stepsFrom(found: Found): Step[] {
  const { draftedTemplateId, newestPeriodId } = found;
  return [
    {
      key: "organisation",
      title: "Name the organisation and its time zone",
      note:
        newestPeriodId === null
          ? "Before the first period: days and periods begin in this time zone."
          : "Days and periods begin in this time zone. Periods that were computed keep their days.",
      done: found.isNamed,
      href: "/admin/people/units?view=organisation",
      action: "Name it",
      ability: "configure the organisation",
    },
    {
      key: "people",
      title: "Import the people",
      note: "A CSV with name, number, unit, job role and manager.",
      done: found.hasPeople,
      href: "/admin/people/import",
      action: "Import people",
      ability: "edit people",
    },
    {
      key: "records",
      title: "Bring records in",
      note: "Tickets, jobs, deals: a CSV into a built-in source, or a new source from any CSV.",
      done: found.hasRecords,
      href: "/admin/sources",
      action: "Open the sources",
      ability: "import records",
    },
    {
      key: "set",
      title: "Install a ready-made set",
      note: "KPIs with targets, weights and curves to start from. You can also build your own template.",
      done: found.isActive || draftedTemplateId !== null,
      href: "/admin/sets",
      action: "See the sets",
      ability: "configure KPIs",
    },
    {
      key: "activate",
      title: "Activate the template",
      note: "Say whom it is for, change what you like, and choose its first day.",
      done: found.isActive,
      href: draftedTemplateId === null ? "/admin/templates" : `/admin/templates/${draftedTemplateId}`,
      action: "Open the template",
      ability: "configure KPIs",
    },
    {
      key: "compute",
      title: "Compute a period",
      note: "Create a period and compute it: everybody it covers then has a scorecard.",
      done: found.isComputed,
      href: newestPeriodId === null ? "/admin/periods?new=1" : `/admin/periods/${newestPeriodId}`,
      action: newestPeriodId === null ? "Make a period" : "Open the period",
      ability: "start computations",
    },
  ];
}

async function findWhatIsThere(db: Db): Promise<Found> {
  const versions = scorecardTemplateVersions;
  const isActive = db
    .select({ one: sql`1` })
    .from(versions)
    .innerJoin(scorecardTemplates, eq(scorecardTemplates.id, versions.templateId))
    .where(and(eq(versions.status, "active"), eq(scorecardTemplates.isActive, true)));
  const records = db
    .select({ one: sql`1` })
    .from(importRuns)
    .where(and(eq(importRuns.kind, "records"), gt(importRuns.accepted, 0)));
  const computed = db.select({ one: sql`1` }).from(computeRuns).where(eq(computeRuns.status, "done"));
  const [row] = await db.execute<
    Record<keyof Found, boolean> & Pick<Found, "draftedTemplateId" | "newestPeriodId">
  >(sql`
    SELECT ${exists(db.select({ one: sql`1` }).from(organisations))} AS "isNamed",
           ${exists(db.select({ one: sql`1` }).from(employees))} AS "hasPeople",
           ${exists(records)} AS "hasRecords", ${exists(isActive)} AS "isActive", ${exists(computed)} AS "isComputed",
           (SELECT max(${versions.templateId}) FROM ${versions} WHERE ${versions.status} = 'draft') AS "draftedTemplateId",
           (SELECT id FROM ${evaluationPeriods} ORDER BY ${evaluationPeriods.periodStart} DESC, id LIMIT 1) AS "newestPeriodId"`);
  if (!row) throw new Error("A SELECT without FROM gives one row.");
  return row;
}
