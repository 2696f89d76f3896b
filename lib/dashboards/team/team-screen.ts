import type { Db } from "@/db/client";
import type { Scope } from "@/lib/access/scope";
import type { WordsContext } from "@/lib/reviews/exception-words";
import { listQueue, type QueueItem } from "@/lib/reviews/queue";
import { wordsContext } from "@/lib/reviews/words-context";
import type { Period } from "@/lib/scoring/periods/queries";
import type { TeamParams } from "../params";
import { isRunning } from "../period-choice";
import { getScreenPeriods, type ScreenPeriods } from "../periods";
import { getRollup, type Rollup } from "../rollups";
import { listUnitChoices, type UnitChoice } from "../unit-choices";
import { getTeam, type Team } from "./team";

export interface TeamScreen extends ScreenPeriods {
  /** Null: no period has begun, or the viewer is nobody's manager. */
  shown: {
    title: string;
    team: Team;
    /** Before search and bands. */
    everyone: number;
    /** Means of the whole team, not of what is filtered; null when nothing is computed. */
    rollup: Rollup | null;
    units: UnitChoice[] | null;
    /** Who needs the manager, and why; of those who see everyone it stands with the reviews. */
    queue: { items: QueueItem[]; more: boolean; words: WordsContext } | null;
  } | null;
}

export async function getTeamScreen(
  db: Db,
  scope: Scope,
  { params, now }: { params: TeamParams; now: Date },
): Promise<TeamScreen> {
  const periods = await getScreenPeriods(db, { now, wantedId: params.period });
  const { period } = periods;
  if (!period || (!scope.seesEveryone && scope.selfId === null)) return { ...periods, shown: null };
  const [team, rollup, units, queue] = await Promise.all([
    getTeam(db, scope, { ...params, periodId: period.id }),
    getRollup(db, scope, { periodId: period.id, subject: subjectOf(scope, params) }),
    scope.seesEveryone ? listUnitChoices(db, params.unit) : null,
    isReviewed(period, periods.today) && !scope.seesEveryone ? getQueue(db, scope, { period, now }) : null,
  ]);
  const counted = Object.values(team.counts).reduce((sum, count) => sum + count, 0);
  const unit = units?.find(({ value }) => value === params.unit?.toString());
  return {
    ...periods,
    shown: {
      title: unit?.label.trim() ?? (scope.seesEveryone ? "Everyone" : "Your team"),
      team,
      everyone: params.q || params.who === "direct" ? (rollup?.peopleCount ?? counted) : counted,
      rollup,
      units,
      queue,
    },
  };
}

/** Figures of a running period are estimates, those of a final one stand: nobody needs anybody. */
const isReviewed = (period: Period, today: string) =>
  period.status !== "finalized" && !isRunning(period, today);

const FIRST_OF_QUEUE = 5;

async function getQueue(db: Db, scope: Scope, asked: { period: Period; now: Date }) {
  const [{ items, cut }, words] = await Promise.all([
    listQueue(db, scope, asked),
    wordsContext(db, asked.period),
  ]);
  return { items: items.slice(0, FIRST_OF_QUEUE), more: cut || items.length > FIRST_OF_QUEUE, words };
}

function subjectOf(scope: Scope, { unit }: TeamParams) {
  if (!scope.seesEveryone) return { managerId: scope.selfId ?? 0 };
  return unit === undefined ? ("organisation" as const) : { unitId: unit };
}
