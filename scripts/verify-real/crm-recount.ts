import { readFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import { mean, median } from "./figures";

interface Deal {
  agent: string;
  stage: string;
  engaged: string;
  closed: string;
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
  agents: string[];
  managerOf: Map<string, string>;
  officeOf: Map<string, string>;
  rows: number;
  /** Calendar years in which deals closed. */
  years: number[];
  withoutAccount: number;
  withoutEngageDate: number;
  /** Deals of these agents that closed in `[from, to)`. */
  figures(agents: ReadonlySet<string>, from: string, to: string): DealFigures;
}

const read = (folder: string, name: string) =>
  Papa.parse<Record<string, string>>(readFileSync(join(folder, name), "utf8"), {
    header: true,
    skipEmptyLines: true,
  }).data;

const DAY = 86_400_000;

export function recountCrm(folder: string): CrmRecount {
  const teams = read(folder, "sales_teams.csv");
  const rows = read(folder, "sales_pipeline.csv");
  const deals: Deal[] = rows.map((row) => ({
    agent: row.sales_agent ?? "",
    stage: row.deal_stage ?? "",
    engaged: row.engage_date ?? "",
    closed: row.close_date ?? "",
    value: Number(row.close_value || 0),
  }));
  return {
    agents: teams.map((row) => row.sales_agent ?? ""),
    managerOf: new Map(teams.map((row) => [row.sales_agent ?? "", row.manager ?? ""])),
    officeOf: new Map(teams.map((row) => [row.sales_agent ?? "", row.regional_office ?? ""])),
    rows: rows.length,
    years: [
      ...new Set(deals.flatMap((deal) => (deal.closed ? [Number(deal.closed.slice(0, 4))] : []))),
    ].sort(),
    withoutAccount: rows.filter((row) => !row.account).length,
    withoutEngageDate: rows.filter((row) => !row.engage_date).length,
    figures(agents, from, to) {
      const closed = deals.filter(
        (deal) => agents.has(deal.agent) && deal.closed >= from && deal.closed < to,
      );
      const won = closed.filter((deal) => deal.stage === "Won");
      const lost = closed.filter((deal) => deal.stage === "Lost");
      const days = won.map((deal) => (Date.parse(deal.closed) - Date.parse(deal.engaged)) / DAY);
      const decided = won.length + lost.length;
      return {
        won: won.length,
        lost: lost.length,
        winRatePercent: decided ? (100 * won.length) / decided : null,
        revenue: won.reduce((sum, deal) => sum + deal.value, 0),
        meanDays: mean(days),
        medianDays: median(days),
        closed: closed.length,
      };
    },
  };
}
