import { readFileSync } from "node:fs";
import { basename } from "node:path";
import type { Api } from "./api";
import { nameKey } from "./cells";
import {
  createScorecard,
  createSourceFrom,
  figuresOf,
  type KpiSpec,
  type MadeSource,
  peopleByName,
  pooledFigure,
} from "./configure";
import { type CrmRecount, type DealFigures, recountCrm } from "./crm-recount";
import { compare, type Figure } from "./figures";
import type { KnownTable } from "./kinds";
import { publishedCrm } from "./published";

function kpisOf(source: MadeSource, { wonStages, lostStages, hasEngageDates }: CrmRecount): KpiSpec[] {
  const where = (...stages: string[]) => ({
    match: "all",
    conditions: [{ column: source.column("stage"), op: "in", value: stages }],
  });
  const binding = (aggregation: Record<string, unknown>, filter?: unknown) => ({
    source_id: source.id,
    aggregation,
    ownership_rule: source.column("agent"),
    time_column: source.column("closed"),
    ...(filter ? { filter } : {}),
  });
  const days = {
    kind: "duration",
    from: source.column("engaged"),
    to: source.column("closed"),
    unit: "days",
  };
  const counted = { kind: "count" };
  const ratio = {
    kind: "ratio",
    numerator: { filter: where(...wonStages), add: counted },
    denominator: { filter: where(...wonStages, ...lostStages), add: counted },
  };
  const value = { kind: "column", column: source.column("value") };
  const kpi = (
    name: string,
    [unit, target]: [string, string],
    rule: Record<string, unknown>,
    direction = "higher_is_better",
  ): KpiSpec => ({ name, unit, direction, target, binding: rule });
  const won = where(...wonStages);
  const lower = "lower_is_better";
  const timed = [
    kpi("Mean days to win", ["days", "50"], binding({ kind: "avg", measure: days }, won), lower),
    kpi("Median days to win", ["days", "50"], binding({ kind: "median", measure: days }, won), lower),
  ];
  return [
    kpi("Deals won", ["deals", "100"], binding({ kind: "count" }, won)),
    kpi("Deals lost", ["deals", "100"], binding({ kind: "count" }, where(...lostStages)), lower),
    kpi("Win rate", ["%", "60"], binding(ratio)),
    kpi("Revenue won", ["USD", "300000"], binding({ kind: "sum", measure: value }, won)),
    ...(hasEngageDates ? timed : []),
  ];
}

/** Column by column: the figure here beside the KPI there. A person who closed nothing is not scored, not zero. */
const expectations = (figures: DealFigures, kpis: KpiSpec[]): [string, number | null, number][] => {
  const or = (value: number | null) => (figures.closed ? value : null);
  const all: [string, number | null, number][] = [
    ["Deals won", or(figures.won), 0],
    ["Deals lost", or(figures.lost), 0],
    ["Win rate", figures.winRatePercent, 4],
    ["Revenue won", or(figures.revenue), 2],
    ["Mean days to win", figures.meanDays, 4],
    ["Median days to win", figures.medianDays, 4],
  ];
  return all.filter(([name]) => kpis.some((kpi) => kpi.name === name));
};

/** Sales: people from one file, deals from another, years and their quarters, per agent, per manager and in all. */
export async function verifyCrm(api: Api, deals: KnownTable, teams: KnownTable | null): Promise<number> {
  const recount = recountCrm(deals, teams);
  const policy = teams ? "reject" : "create";
  if (teams) await importTeams(api, teams);
  const source = await createSourceFrom(api, deals, {
    name: "Sales pipeline",
    noun: "deal",
    unknownOwners: policy,
    places: deals.places,
    roles: { id: ["key"], agent: ["owner"], engaged: ["time"], closed: ["time"], value: ["measure"] },
    dateFormats: recount.dateFormats,
    decimalMarks: { value: recount.decimalMark },
    namesPeople: ["agent"],
  });
  const imported = await api.importFile(source.id, deals.file, policy);
  const again = await api.importFile(source.id, deals.file, policy);
  const people = await peopleByName(api);
  const kpis = kpisOf(source, recount);
  await createScorecard(api, "Sales", kpis);
  const { rows, deals: stored, unusable } = recount;
  let wrong = compare("CRM, the files", [
    { what: "rows read", expected: rows, got: imported.rows_read, decimals: 0 },
    { what: "deals stored", expected: stored, got: imported.accepted, decimals: 0 },
    { what: "rows rejected", expected: unusable, got: imported.rejected, decimals: 0 },
    { what: "the same file again: new", expected: 0, got: again.accepted, decimals: 0 },
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
        for (const [kpi, expected, decimals] of expectations(own, kpis))
          figures.push({ what: `${agent}: ${kpi}`, expected, got: got.actuals.get(kpi) ?? null, decimals });
        if (own.closed === 0)
          figures.push({ what: `${agent}: band`, expected: "not_scored", got: got.band, decimals: 0 });
      }
      for (const team of teamsOf(recount)) {
        const own = recount.figures(new Set(team.agents), period.start, period.end);
        const ids = team.agents.map((agent) => idOf(people, agent));
        for (const [name, expected, decimals] of expectations(own, kpis)) {
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
      wrong += comparePublished(figures, deals.file, name);
    }
  }
  return wrong;
}

/** By name, whatever else the file has: deals name their agents so. */
async function importTeams(api: Api, { file, headings, places }: KnownTable): Promise<void> {
  const query = new URLSearchParams({
    file_name: basename(file),
    "map.employee_number": "",
    "map.email": "",
  });
  for (const [field, role] of [
    ["name", "agent"],
    ["manager", "manager"],
    ["unit", "office"],
  ] as const)
    query.set(`map.${field}`, headings[places[role] ?? -1] ?? "");
  type Answer = { rejected: number; rejected_rows: { line: number; reason: string }[] };
  const answer = await api.postFile<Answer>(`/api/people/imports?${query}`, readFileSync(file));
  for (const { line, reason } of answer.rejected_rows)
    console.log(`  ${basename(file)}, line ${line}: ${reason}`);
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

function teamsOf({ agents, managerOf }: CrmRecount): { name: string; agents: string[] }[] {
  const managers = new Map([...managerOf.values()].filter(Boolean).map((name) => [nameKey(name), name]));
  const teams = [...managers].sort().map(([key, name]) => ({
    name,
    agents: agents.filter((agent) => nameKey(managerOf.get(nameKey(agent)) ?? "") === key),
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
  const id = people.get(nameKey(name));
  if (id === undefined) throw new Error(`${name} was not imported.`);
  return id;
}
