import { dateReader, isNothing, nameKey, numberReader } from "./cells";
import { columnOf } from "./columns";
import { mean, median } from "./figures";
import type { KnownTable } from "./kinds";

interface Deal {
  agent: string;
  isWon: boolean;
  isLost: boolean;
  /** Milliseconds, or null. */
  engaged: number | null;
  closed: number | null;
  value: number;
}

/** What a set of deals comes to, counted here straight from the file, by none of the product's code. */
export interface DealFigures {
  won: number;
  lost: number;
  winRatePercent: number | null;
  revenue: number;
  meanDays: number | null;
  medianDays: number | null;
  /** Closed in the window at all: without any, a person is not scored. */
  closed: number;
}

export interface CrmRecount {
  /** As the file of teams names them, or without one as the deals do. */
  agents: string[];
  managerOf: Map<string, string>;
  rows: number;
  deals: number;
  /** Rows that name nobody of the teams, or a date or value that is none. */
  unusable: number;
  /** How won and lost deals are called. */
  wonStages: string[];
  lostStages: string[];
  hasEngageDates: boolean;
  /** Calendar years in which deals closed. */
  years: number[];
  /** How the dates of a role are written. */
  dateFormats: Record<string, string>;
  /** What parts the decimals of the values. */
  decimalMark: string;
  /** Deals of these agents that closed in `[from, to)`, days as YYYY-MM-DD. */
  figures(agents: ReadonlySet<string>, from: string, to: string): DealFigures;
}

const DAY = 86_400_000;
const isWonStage = (stage: string) => /\b(won|win|closed[ _-]?won|gewonnen|ganad[oa])\b/i.test(stage);
const isLostStage = (stage: string) => /\b(lost|lose|closed[ _-]?lost|verloren|perdid[oa])\b/i.test(stage);

export function recountCrm(deals: KnownTable, teams: KnownTable | null): CrmRecount {
  const cellsOf = (role: string) => columnOf(deals, role);
  const closed = dateReader(cellsOf("closed"));
  const engaged = dateReader(cellsOf("engaged"), closed.order);
  const settled = closed.sure ? closed : dateReader(cellsOf("closed"), engaged.order);
  const values = numberReader(cellsOf("value"), deals.delimiter);
  const stages = [...new Set(cellsOf("stage"))];
  const wonStages = stages.filter((stage) => isWonStage(stage) && !isLostStage(stage));
  const lostStages = stages.filter(isLostStage);
  if (wonStages.length === 0 || lostStages.length === 0)
    throw new Error(
      `${deals.file}: no stage of ${stages.slice(0, 12).join(", ")} says won, or none says lost.`,
    );

  const agents = teams ? columnOf(teams, "agent") : cellsOf("agent").filter((name) => !isNothing(name));
  const byKey = new Map(agents.map((agent) => [nameKey(agent), agent.trim()]));
  const managers = teams ? columnOf(teams, "manager") : [];
  const managerOf = new Map(agents.map((agent, at) => [nameKey(agent), (managers[at] ?? "").trim()]));

  const byId = new Map<string, Deal>();
  let unusable = 0;
  const cell = (role: string, at: number) => cellsOf(role)[at] ?? "";
  for (let at = 0; at < deals.rows.length; at++) {
    const agent = isNothing(cell("agent", at)) ? "" : nameKey(cell("agent", at));
    const deal: Deal = {
      agent,
      isWon: wonStages.includes(cell("stage", at)),
      isLost: lostStages.includes(cell("stage", at)),
      engaged: engaged.read(cell("engaged", at)),
      closed: settled.read(cell("closed", at)),
      value: values.read(cell("value", at)) ?? 0,
    };
    const isUnknown = agent !== "" && !byKey.has(agent);
    const isBroken = [deal.engaged, deal.closed, deal.value].some((value) => Number.isNaN(value));
    if (isUnknown || isBroken || cell("id", at).trim() === "") unusable++;
    else byId.set(cell("id", at), deal);
  }
  const all = [...byId.values()];
  const closedYears = all.flatMap((deal) =>
    deal.closed === null ? [] : [new Date(deal.closed).getUTCFullYear()],
  );
  return {
    agents: [...byKey.values()],
    managerOf,
    rows: deals.rows.length + deals.raggedRows,
    deals: byId.size,
    unusable: unusable + deals.raggedRows,
    wonStages,
    lostStages,
    hasEngageDates: deals.places.engaged !== undefined,
    years: [...new Set(closedYears)].sort(),
    dateFormats: { closed: settled.format, engaged: engaged.format },
    decimalMark: values.format,
    figures(of, from, to) {
      const keys = new Set([...of].map(nameKey));
      const [start, end] = [Date.parse(from), Date.parse(to)];
      const inside = all.filter(
        ({ agent, closed: day }) => keys.has(agent) && day !== null && day >= start && day < end,
      );
      const won = inside.filter((deal) => deal.isWon);
      const lost = inside.filter((deal) => deal.isLost);
      const days = won.flatMap(({ closed: end, engaged: start }) =>
        start === null || end === null ? [] : [(end - start) / DAY],
      );
      const decided = won.length + lost.length;
      return {
        won: won.length,
        lost: lost.length,
        winRatePercent: decided ? (100 * won.length) / decided : null,
        revenue: won.reduce((sum, deal) => sum + deal.value, 0),
        meanDays: mean(days),
        medianDays: median(days),
        closed: inside.length,
      };
    },
  };
}
