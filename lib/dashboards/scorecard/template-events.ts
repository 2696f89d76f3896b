import { shownPercent } from "../format";

export interface VersionSpan {
  id: number;
  version: number;
  /** YYYY-MM-DD; null: since ever. */
  effectiveFrom: string | null;
}

/** A version of the template taking effect. */
export interface TemplateEvent {
  versionId: number;
  version: number;
  day: string;
  previousId: number | null;
}

export interface Weights {
  versionId: number;
  kpiId: number;
  name: string;
  /** Of its KRA, 0 to 100. */
  weight: string;
}

/** Versions that took effect within `[from, to)`, newest first, and those after today, soonest first. */
export function templateEvents(
  versions: readonly VersionSpan[],
  { from, to, today }: { from: string; to: string; today: string },
): { changed: TemplateEvent[]; coming: TemplateEvent[] } {
  const inOrder = [...versions].sort((a, b) => a.version - b.version);
  const events = inOrder.flatMap(({ id, version, effectiveFrom }, at) =>
    effectiveFrom === null
      ? []
      : [{ versionId: id, version, day: effectiveFrom, previousId: inOrder[at - 1]?.id ?? null }],
  );
  return {
    changed: events.filter(({ day }) => day >= from && day < to && day <= today).reverse(),
    coming: events.filter(({ day }) => day > today),
  };
}

const MOST = 3;

/** "Customer satisfaction weighs 40 %, before 35 %", for what weighs otherwise, is new or is gone; at most three. */
export function weightChanges(before: readonly Weights[], after: readonly Weights[]): string[] {
  const old = new Map(before.map((weight) => [weight.kpiId, weight]));
  const now = new Set(after.map(({ kpiId }) => kpiId));
  const changed = after.flatMap(({ kpiId, name, weight }) => {
    const was = old.get(kpiId);
    if (!was) return [`${name} is new, ${shownPercent(weight)}`];
    return Number(was.weight) === Number(weight)
      ? []
      : [`${name} weighs ${shownPercent(weight)}, before ${shownPercent(was.weight)}`];
  });
  const gone = before.filter(({ kpiId }) => !now.has(kpiId)).map(({ name }) => `${name} is no longer part`);
  const all = [...changed, ...gone];
  return all.length > MOST ? [...all.slice(0, MOST), `and ${all.length - MOST} more`] : all;
}
