import { inArray } from "drizzle-orm";
import type { Db } from "@/db/client";
import { employees } from "@/db/schema/people";
import type { Scope } from "@/lib/access/scope";
import { forbidden } from "@/lib/errors";
import { listUnits } from "@/lib/people/units/queries";
import { byDifference, type Comparison, compareWithWhole } from "./comparison";
import { type Distribution, SMALLEST_COMPARED } from "./figures";
import { type FourFifths, fourFifths } from "./four-fifths";
import { type Inflation, inflationOf, type PeriodLevel } from "./inflation";
import {
  type EffectCounts,
  isEffectOfMany,
  levelOf,
  type OverrideEffect,
  overrideEffect,
} from "./override-effect";
import { listGroupCounts, listPeriodCounts, listSubjects, type PeriodCounts, type Subject } from "./queries";
import { withheldGroups } from "./withheld";

const SERIES_PERIODS = 6;

export interface ComparedGroup {
  id: number;
  name: string;
  rated: number;
  distribution: Distribution;
  comparison: Comparison;
}

export interface ComparedUnit {
  id: number;
  name: string;
  /** 0 for a unit on top. */
  depth: number;
  /** Null: too few people, or too few of another unit could be worked out from it. */
  compared: ComparedGroup | null;
}

export interface ManagerEffect {
  id: number;
  name: string;
  /** Direct reports with a rating. */
  rated: number;
  /** Overrides in force on their scorecards, and those of them that the manager set. */
  overrides: number;
  byManager: number;
  effect: OverrideEffect;
}

export interface Calibration {
  /** Null: too few people are rated to show anything. */
  whole: { distribution: Distribution; effect: OverrideEffect | null } | null;
  /** In the order of the tree, those without ratings left out. */
  units: ComparedUnit[];
  /** For HR: largest difference first, and how many managers have too few rated reports. Null for others. */
  managers: { compared: ComparedGroup[]; effects: ManagerEffect[]; tooSmall: number } | null;
  /** Oldest first. */
  series: PeriodLevel[];
  inflation: Inflation | null;
  /** By name of the kind. */
  kinds: { kind: string; result: FourFifths }[];
}

/**
 * How the ratings of a period compare: units and managers with everybody, over time, with and without overrides, between
 * groups. For those who see the organisation; managers are compared for HR alone. Four statements for a period, none of
 * which grows with what is shown. Throws "forbidden".
 */
export async function getCalibration(db: Db, scope: Scope, periodId: number): Promise<Calibration> {
  if (!scope.seesAggregates) throw forbidden("see how ratings compare");
  const { seesEveryone } = scope;
  const [subjects, periods, kinds] = await Promise.all([
    listSubjects(db, periodId),
    listPeriodCounts(db, periodId, SERIES_PERIODS),
    listGroupCounts(db, periodId),
  ]);
  const series = periods.map((period) => levelIn(period, seesEveryone));
  const shared = { series, inflation: inflationOf(series) };
  const whole = subjects.find(({ kind }) => kind === "whole");
  const everybody = whole?.distribution;
  if (!whole || !everybody || everybody.rated < SMALLEST_COMPARED) {
    const managers = seesEveryone ? { compared: [], effects: [], tooSmall: 0 } : null;
    return { whole: null, units: [], managers, kinds: [], ...shared };
  }
  return {
    whole: { distribution: everybody, effect: effectFor(whole, seesEveryone) },
    units: await compareUnits(db, { subjects, everybody, seesEveryone }),
    managers: seesEveryone ? await compareManagers(db, { subjects, everybody }) : null,
    kinds: kinds.map(({ kind, groups }) => ({
      kind,
      result: fourFifths(seesEveryone ? groups : withoutTraces(groups, everybody.rated)),
    })),
    ...shared,
  };
}

const effectFor = ({ counts }: { counts: EffectCounts }, seesEveryone: boolean) =>
  seesEveryone || isEffectOfMany(counts) ? overrideEffect(counts) : null;

function levelIn({ periodId, name, counts }: PeriodCounts, seesEveryone: boolean): PeriodLevel {
  const isEnough = counts.with.rated >= SMALLEST_COMPARED;
  const level = isEnough ? levelOf(counts.with) : { mean: null, onTarget: null };
  const overrides = isEnough ? effectFor({ counts }, seesEveryone) : null;
  return { periodId, name, rated: counts.with.rated, ...level, overrides };
}

interface Compared {
  subjects: readonly Subject[];
  everybody: Distribution;
}

async function compareUnits(
  db: Db,
  { subjects, everybody, seesEveryone }: Compared & { seesEveryone: boolean },
): Promise<ComparedUnit[]> {
  const units = await listUnits(db);
  const ofUnit = new Map(subjects.filter(({ kind }) => kind === "unit").map((each) => [each.id, each]));
  const ratedIn = (id: number) => ofUnit.get(id)?.distribution?.rated ?? 0;
  const withheld = withheldGroups(
    [
      { id: WHOLE, parentId: null, rated: everybody.rated },
      ...units.map(({ id, parentId }) => ({ id, parentId: parentId ?? WHOLE, rated: ratedIn(id) })),
    ],
    seesEveryone,
  );
  const walk = (parentId: number | null, depth: number): ComparedUnit[] =>
    units
      .filter((unit) => unit.parentId === parentId && ratedIn(unit.id) > 0)
      .flatMap(({ id, name }) => {
        const distribution = withheld.has(id) ? null : (ofUnit.get(id)?.distribution ?? null);
        const compared = distribution && compare({ id, name }, distribution, everybody);
        return [{ id, name, depth, compared }, ...walk(id, depth + 1)];
      });
  return walk(null, 0);
}

/** No unit has it. */
const WHOLE = 0;

async function compareManagers(db: Db, { subjects, everybody }: Compared) {
  const own = subjects.filter(({ kind, distribution }) => kind === "manager" && distribution);
  const large = own.filter(({ distribution }) => (distribution?.rated ?? 0) >= SMALLEST_COMPARED);
  const names = new Map(
    large.length === 0
      ? []
      : (
          await db
            .select({ id: employees.id, name: employees.name })
            .from(employees)
            .where(
              inArray(
                employees.id,
                large.map(({ id }) => id),
              ),
            )
        ).map(({ id, name }) => [id, name]),
  );
  const named = (id: number) => ({ id, name: names.get(id) ?? String(id) });
  return {
    compared: large
      .flatMap(({ id, distribution }) => (distribution ? [compare(named(id), distribution, everybody)] : []))
      .sort(byDifference),
    effects: large
      .filter(({ counts }) => counts.overrides > 0 || counts.changed > 0)
      .map(({ id, counts }) => ({
        ...named(id),
        rated: counts.with.rated,
        overrides: counts.overrides,
        byManager: counts.byManager,
        effect: overrideEffect(counts),
      }))
      .sort((a, b) => b.overrides - a.overrides || (a.name < b.name ? -1 : 1)),
    tooSmall: own.length - large.length,
  };
}

const compare = (
  { id, name }: { id: number; name: string },
  distribution: Distribution,
  everybody: Distribution,
): ComparedGroup => ({
  id,
  name,
  rated: distribution.rated,
  distribution,
  comparison: compareWithWhole(distribution, everybody),
});

/** Groups whose figures could be worked out from those of the others, as too small as they are: nobody of them is counted. */
function withoutTraces(groups: Awaited<ReturnType<typeof listGroupCounts>>[number]["groups"], rated: number) {
  const withheld = withheldGroups(
    [
      { id: WHOLE, parentId: null, rated },
      ...groups.map((group, at) => ({ id: at + 1, parentId: WHOLE, rated: group.rated })),
    ],
    false,
  );
  return groups.map((group, at) => (withheld.has(at + 1) ? { ...group, rated: 0, onTarget: 0 } : group));
}
