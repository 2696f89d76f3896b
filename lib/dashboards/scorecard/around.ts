import { eq, inArray } from "drizzle-orm";
import type { Db } from "@/db/client";
import { kpiDefinitions, scorecardTemplateItems } from "@/db/schema/kpis";
import type { Scorecard } from "@/lib/scoring/scorecards/types";
import { type TemplateEvent, templateEvents, type Weights, weightChanges } from "./template-events";

/** What happened to the rules of a scorecard while its trend ran, and what is coming. */
export interface Around {
  /** Newest first. */
  changed: (TemplateEvent & { effects: string[] })[];
  coming: TemplateEvent[];
}

interface Window {
  /** Days of the trend's first period and of the period shown, half-open, and today's. */
  from: string;
  to: string;
  today: string;
}

export async function getAround(db: Db, { template }: Scorecard, window: Window): Promise<Around> {
  if (!template) return { changed: [], coming: [] };
  const { changed, coming } = templateEvents(template.versions, window);
  if (changed.length === 0) return { changed: [], coming };
  const weights = await listWeights(
    db,
    changed.flatMap(({ versionId, previousId }) => (previousId === null ? [] : [versionId, previousId])),
  );
  const of = (versionId: number | null) => weights.filter((weight) => weight.versionId === versionId);
  return {
    changed: changed.map((event) => ({
      ...event,
      effects: event.previousId === null ? [] : weightChanges(of(event.previousId), of(event.versionId)),
    })),
    coming,
  };
}

async function listWeights(db: Db, versionIds: number[]): Promise<Weights[]> {
  if (versionIds.length === 0) return [];
  return db
    .select({
      versionId: scorecardTemplateItems.versionId,
      kpiId: scorecardTemplateItems.kpiId,
      name: kpiDefinitions.name,
      weight: scorecardTemplateItems.weight,
    })
    .from(scorecardTemplateItems)
    .innerJoin(kpiDefinitions, eq(kpiDefinitions.id, scorecardTemplateItems.kpiId))
    .where(inArray(scorecardTemplateItems.versionId, versionIds))
    .orderBy(scorecardTemplateItems.position);
}
