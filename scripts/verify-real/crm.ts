import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Api } from "./api";
import {
  createScorecard,
  createSourceFrom,
  figuresOf,
  type KpiSpec,
  peopleByName,
  pooledFigure,
} from "./configure";
import { type DealFigures, recountCrm } from "./crm-recount";
import { compare, type Figure } from "./figures";
import { publishedCrm } from "./published";

const UNKNOWN = "reject";

const where = (...stages: string[]) => ({
  match: "all",
  conditions: [{ column: "deal_stage", op: "in", value: stages }],
});

function kpisOf(sourceId: number): KpiSpec[] {
  const binding = (aggregation: Record<string, unknown>, filter?: unknown) => ({
    source_id: sourceId,
    aggregation,
    ownership_rule: "sales_agent",
    time_column: "close_date",
    ...(filter ? { filter } : {}),
  });
  const days = { kind: "duration", from: "engage_date", to: "close_date", unit: "days" };
  const counted = { kind: "count" };
  const ratio = {
    kind: "ratio",
    numerator: { filter: where("Won"), add: counted },
    denominator: { filter: where("Won", "Lost"), add: counted },
  };
  return [
    {
      name: "Deals won",
      unit: "deals",
      direction: "higher_is_better",
      target: "100",
      binding: binding({ kind: "count" }, where("Won")),
    },
    {
      name: "Deals lost",
      unit: "deals",
      direction: "lower_is_better",
      target: "100",
      binding: binding({ kind: "count" }, where("Lost")),
    },
    { name: "Win rate", unit: "%", direction: "higher_is_better", target: "60", binding: binding(ratio) },
    {
      name: "Revenue won",
      unit: "USD",
      direction: "higher_is_better",
      target: "300000",
      binding: binding({ kind: "sum", measure: { kind: "column", column: "close_value" } }, where("Won")),
    },
    {
      name: "Mean days to win",
      unit: "days",
      direction: "lower_is_better",
      target: "50",
      binding: binding({ kind: "avg", measure: days }, where("Won")),
    },
    {
      name: "Median days to win",
      unit: "days",
      direction: "lower_is_better",
      target: "50",
      binding: binding({ kind: "median", measure: days }, where("Won")),
    },
  ];
}

/** Column by column: the figure here beside the KPI there. A person who closed nothing is not scored, not zero. */
const expectations = (figures: DealFigures): [string, number | null, number][] => {
  const or = (value: number | null) => (figures.closed ? value : null);
  return [
    ["Deals won", or(figures.won), 0],
    ["Deals lost", or(figures.lost), 0],
    ["Win rate", figures.winRatePercent, 4],
    ["Revenue won", or(figures.revenue), 0],
    ["Mean days to win", figures.meanDays, 4],
    ["Median days to win", figures.medianDays, 4],
  ];
};

/** Sales: people from one file, deals from another, a year and its quarters, per agent, per manager and in all. */
export async function verifyCrm(api: Api, folder: string): Promise<number> {
  const recount = recountCrm(folder);
  const map = "map.name=sales_agent&map.manager=manager&map.unit=regional_office";
  await api.postFile(
    `/api/people/imports?file_name=sales_teams.csv&${map}`,
    readFileSync(join(folder, "sales_teams.csv")),
  );
  const people = await peopleByName(api);
  const file = join(folder, "sales_pipeline.csv");
  const sourceId = await createSourceFrom(api, file, {
    name: "Sales pipeline",
    noun: "deal",
    unknownOwners: UNKNOWN,
    roles: {
      opportunity_id: ["key"],
      sales_agent: ["owner"],
      engage_date: ["time"],
      close_date: ["time"],
      close_value: ["measure"],
    },
  });
  const imported = await api.importFile(sourceId, file, UNKNOWN);
  const again = await api.importFile(sourceId, file, UNKNOWN);
  const kpis = kpisOf(sourceId);
  await createScorecard(api, "Sales", kpis);
  let wrong = compare("CRM, the files", [
    { what: "rows imported", expected: recount.rows, got: imported.accepted, decimals: 0 },
    { what: "rows rejected", expected: 0, got: imported.rejected, decimals: 0 },
    { what: "the same file again: unchanged", expected: recount.rows, got: again.unchanged, decimals: 0 },
  ]);
  for (const year of recount.years) {
    for (const period of [
      { start: `${year}-01-01`, end: `${year + 1}-01-01`, frequency: "yearly" },
      ...quartersOf(year),
    ]) {
      const { id, name } = await api.post<{ id: number; name: string }>("/api/performance/periods", {
        frequency: period.frequency,
        period_start: period.start,
        period_end: period.end,
      });
      await api.compute(id);
      const figures: Figure[] = [];
      for (const agent of recount.agents) {
        const got = await figuresOf(api, idOf(people, agent), id);
        const own = recount.figures(new Set([agent]), period.start, period.end);
        for (const [kpi, expected, decimals] of expectations(own))
          figures.push({ what: `${agent}: ${kpi}`, expected, got: got.actuals.get(kpi) ?? null, decimals });
        if (own.closed === 0)
          figures.push({ what: `${agent}: band`, expected: "not_scored", got: got.band, decimals: 0 });
      }
      for (const team of teamsOf(recount)) {
        const own = recount.figures(new Set(team.agents), period.start, period.end);
        const ids = team.agents.map((agent) => idOf(people, agent));
        for (const [name, expected, decimals] of expectations(own)) {
          const kpi = kpis.find((candidate) => candidate.name === name);
          if (!kpi) continue;
          const pooled = await pooledFigure(api, kpi, period, ids);
          figures.push({
            what: `${team.name}: ${name}`,
            expected,
            got: pooled.actual === null ? null : Number(pooled.actual),
            decimals,
          });
        }
      }
      wrong += compare(`CRM ${name}, per agent and per manager`, figures);
      wrong += comparePublished(figures, file, name);
    }
  }
  return wrong;
}

function comparePublished(figures: Figure[], file: string, period: string): number {
  const published = publishedCrm(file)?.[period];
  if (!published) return 0;
  const got = new Map(figures.map((figure) => [figure.what, figure.got]));
  const rows = Object.entries(published).map(([what, [expected, decimals]]) => ({
    what,
    expected,
    got: got.get(what) ?? null,
    decimals,
  }));
  return compare(`CRM ${period}, published figures`, rows, { showAll: true });
}

function teamsOf({ agents, managerOf }: ReturnType<typeof recountCrm>): { name: string; agents: string[] }[] {
  const managers = [...new Set(managerOf.values())].sort();
  const teams = managers.map((name) => ({
    name,
    agents: agents.filter((agent) => managerOf.get(agent) === name),
  }));
  return [{ name: "Everybody", agents }, ...teams];
}

const quartersOf = (year: number) =>
  [1, 4, 7, 10].map((month) => ({
    frequency: "quarterly",
    start: `${year}-${String(month).padStart(2, "0")}-01`,
    end: month === 10 ? `${year + 1}-01-01` : `${year}-${String(month + 3).padStart(2, "0")}-01`,
  }));

function idOf(people: Map<string, number>, name: string): number {
  const id = people.get(name);
  if (id === undefined) throw new Error(`${name} was not imported.`);
  return id;
}
