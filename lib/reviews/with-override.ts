import type { OverrideLevel } from "@/db/enums";
import type { DecimalString } from "@/lib/decimal";
import type { Overrides } from "@/lib/scoring/types";

interface Change {
  level: OverrideLevel;
  entityId: number;
  /** Null takes the override there back. */
  score: DecimalString | null;
}

/** The overrides in force with one set or taken back. Pure: it runs in the browser for the preview. */
export function withOverride(overrides: Overrides, { level, entityId, score }: Change): Overrides {
  const changed = {
    kpis: new Map(overrides.kpis),
    kras: new Map(overrides.kras),
    total: overrides.total ?? null,
  };
  if (level === "overall") return { ...changed, total: score };
  const at = level === "kpi" ? changed.kpis : changed.kras;
  if (score === null) at.delete(entityId);
  else at.set(entityId, score);
  return changed;
}
