import type { Db } from "@/db/client";
import { requireInScope, type Scope } from "@/lib/access/scope";
import { notFound } from "@/lib/errors";
import { rescore } from "@/lib/scoring/overrides/stored-readings";
import { getStoredScorecard } from "@/lib/scoring/overrides/stored-scorecard";
import type { ScorecardResult } from "@/lib/scoring/types";
import { checkedScore } from "./checked-score";
import type { OverridePreviewInput } from "./input";
import type { ScorecardKey } from "./lock";
import { withOverride } from "./with-override";

/**
 * What an override would make of a scorecard, without making it: the same functions that then do. Throws "invalid" for
 * what could not be saved.
 */
export async function previewOverride(
  db: Db,
  scope: Scope,
  key: ScorecardKey,
  input: OverridePreviewInput,
): Promise<ScorecardResult> {
  await requireInScope(db, scope, key.employeeId);
  const stored = await getStoredScorecard(db, key);
  if (!stored) throw notFound("A scored scorecard of this person in this period");
  const { level } = input;
  const entityId = level === "overall" ? 0 : input.entity_id;
  const score = checkedScore(stored, { ...input, entity_id: entityId });
  return rescore(stored.rule, stored.readings, withOverride(stored.overrides, { level, entityId, score }));
}
