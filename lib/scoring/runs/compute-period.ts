import type { Db, Sql } from "@/db/client";
import { AppError } from "@/lib/errors";
import { keepSnapshots } from "../forecast/keep-snapshots";
import { storePeriodMeans } from "../forecast/period-means";
import { settleFreshness } from "../freshness/settle";
import { loadOverrides } from "../overrides/in-force";
import { type Period, requirePeriod } from "../periods/queries";
import { adjustRollups, shareOfRollups } from "./adjust-rollups";
import { loadHeldScores, loadPreviousScores } from "./held";
import type { RunRules } from "./load-rules";
import { measureAll } from "./measure-all";
import type { MeasuredKpi } from "./measured";
import type { Progress } from "./progress";
import { storeRollups } from "./rollups";
import { loadRulesOfRun } from "./run-rules";
import { scorePeople } from "./score-people";
import { clearResults, type Stored, storeInstances, storeResults } from "./store";
import { type RunWarning, warningsOf } from "./warnings";

export interface Computation {
  /** The run's own connection, in its REPEATABLE READ transaction; seen twice. */
  transaction: Sql;
  db: Db;
  periodId: number;
  runId: number;
  /** Null: everyone. */
  only: readonly number[] | null;
  now: Date;
  progress: Progress;
}

export interface Computed extends Stored {
  recordCount: number;
  warnings: RunWarning[];
  statements: { kpi: MeasuredKpi; kpiVersion: number; peopleCount: number }[];
}

/** Computes a period from one snapshot of the records and replaces its stored results; all of it or nothing. */
export async function computePeriod(computation: Computation): Promise<Computed> {
  const { transaction, db, periodId, runId, only, now, progress } = computation;
  const period = await lockOpenPeriod(computation);

  await progress.stage("matching", 1);
  const { matched, rules, personal, wanted, parts } = await loadRulesOfRun(db, period, only);

  await progress.stage("measuring", rules.kpis.length);
  const before = only && (await shareOfRollups(transaction, periodId, only));
  await clearResults(transaction, periodId, only);
  const measured = await measureAll({
    transaction,
    db,
    period,
    narrow: only !== null,
    wanted,
    parts,
    onDone: progress.done,
  });

  await progress.stage("scoring", matched.people.length);
  const held = await loadHeldScores(db, period, heldKpiIds(rules), only);
  const previousScores = await loadPreviousScores(db, period, only);
  const overrides = await loadOverrides(db, periodId, only);
  const { versionOf } = matched.matches;
  const scored = scorePeople({
    people: matched.people,
    versionOf,
    rules,
    personal,
    measured,
    held,
    overrides,
  });
  const context = { periodId, runId, computedAt: now, kpis: rules.kpis, measured, previousScores, overrides };
  const {
    people,
    versionIds: usedVersions,
    ...stored
  } = await storeResults(transaction, context, scored, progress.done);

  await progress.stage("storing", people.length);
  await storeInstances(transaction, {
    periodId,
    runId,
    computedAt: now,
    people,
    versionIds: usedVersions,
    only,
  });
  await progress.stage("rollups", 1);
  if (only && before) await adjustRollups(transaction, { periodId, only, before, computedAt: now });
  else await storeRollups(transaction, { periodId, computedAt: now });
  if (!only) await storePeriodMeans(transaction, { periodId, computedAt: now });
  await keepSnapshots({ transaction, db, period, only, now });
  await settleFreshness(transaction, { periodId, only, computedAt: now });

  return {
    ...stored,
    recordCount: [...measured.values()].reduce((sum, kpi) => sum + kpi.recordCount, 0),
    warnings: warningsOf({
      matches: matched.matches,
      templateNames: matched.templateNames,
      kpis: rules.kpis,
      measured,
    }),
    statements: rules.kpis.flatMap(({ kpiId, version }) => {
      const kpi = measured.get(kpiId);
      return kpi ? [{ kpi, kpiVersion: version, peopleCount: kpi.byEmployee.size }] : [];
    }),
  };
}

/** Held until the run ends, so that nobody makes the period final in the middle of it. */
async function lockOpenPeriod({ transaction, db, periodId }: Computation): Promise<Period> {
  await transaction`SELECT 1 FROM evaluation_periods WHERE id = ${periodId} FOR SHARE`;
  const period = await requirePeriod(db, periodId);
  if (period.status === "finalized") {
    throw new AppError("conflict", `${period.name} is final and cannot be computed again.`);
  }
  return period;
}

function heldKpiIds({ versions }: RunRules): number[] {
  const items = [...versions.values()].flatMap(({ rule }) => rule.items);
  return [...new Set(items.filter((item) => item.missing === "hold").map((item) => item.kpiId))];
}
