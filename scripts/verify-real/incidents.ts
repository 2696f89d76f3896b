import type { Api } from "./api";
import {
  createScorecard,
  createSourceFrom,
  figuresOf,
  type KpiSpec,
  peopleByName,
  pooledFigure,
} from "./configure";
import { compare, type Figure } from "./figures";
import { type IncidentFigures, recountIncidents } from "./incidents-recount";
import { publishedIncidents } from "./published";

const UNKNOWN = "create";

function kpisOf(sourceId: number): KpiSpec[] {
  const binding = (aggregation: Record<string, unknown>, conditions: unknown[] = []) => ({
    source_id: sourceId,
    aggregation,
    ownership_rule: "resolved_by",
    time_column: "opened_at",
    filter: { match: "all", conditions },
  });
  const met = { column: "made_sla", op: "is_true" };
  const reopened = { column: "reopen_count", op: "gt", value: "0" };
  const share = (condition: unknown) => ({
    kind: "ratio",
    numerator: { filter: { match: "all", conditions: [condition] }, add: { kind: "count" } },
    denominator: { filter: { match: "all", conditions: [] }, add: { kind: "count" } },
  });
  const hours = { kind: "duration", from: "opened_at", to: "resolved_at", unit: "hours" };
  const kpi = (name: string, unit: string, direction: string, value: Record<string, unknown>): KpiSpec => ({
    name,
    unit,
    direction,
    target: "50",
    binding: value,
  });
  return [
    kpi("incidents", "incidents", "higher_is_better", binding({ kind: "count" })),
    kpi("made SLA", "incidents", "higher_is_better", binding({ kind: "count" }, [met])),
    kpi("SLA share", "%", "higher_is_better", binding(share(met))),
    kpi("reopened", "incidents", "lower_is_better", binding({ kind: "count" }, [reopened])),
    kpi("reopen rate", "%", "lower_is_better", binding(share(reopened))),
    kpi("mean hours", "h", "lower_is_better", binding({ kind: "avg", measure: hours })),
    kpi("median hours", "h", "lower_is_better", binding({ kind: "median", measure: hours })),
  ];
}

const expectations = (figures: IncidentFigures): [string, number | null, number][] => [
  ["incidents", figures.incidents, 0],
  ["made SLA", figures.madeSla, 0],
  ["SLA share", (100 * figures.madeSla) / figures.incidents, 4],
  ["reopened", figures.reopened, 0],
  ["reopen rate", (100 * figures.reopened) / figures.incidents, 4],
  ["mean hours", figures.meanHours, 4],
  ["median hours", figures.medianHours, 4],
];

/** Incidents: a log of changes that collapses to one record each, people found in the records. */
export async function verifyIncidents(api: Api, file: string): Promise<number> {
  const recount = recountIncidents(file);
  const sourceId = await createSourceFrom(api, file, {
    name: "Incidents",
    noun: "incident",
    unknownOwners: UNKNOWN,
    roles: {
      number: ["key"],
      sys_mod_count: ["version"],
      resolved_by: ["owner"],
      opened_at: ["time"],
      resolved_at: ["time"],
      reopen_count: ["measure"],
    },
  });
  const imported = await api.importFile(sourceId, file, UNKNOWN);
  const again = await api.importFile(sourceId, file, UNKNOWN);
  const all = recount.figures(null);
  let wrong = compare("Incidents, the file", [
    { what: "event rows read", expected: recount.rows, got: imported.rows_read, decimals: 0 },
    {
      what: "incidents after collapsing the log",
      expected: all.incidents,
      got: imported.accepted,
      decimals: 0,
    },
    { what: "rows rejected", expected: 0, got: imported.rejected, decimals: 0 },
    {
      what: "rows accounted for",
      expected: recount.rows,
      got: imported.accepted + imported.replaced + imported.unchanged + imported.rejected,
      decimals: 0,
    },
    { what: "the same file again: unchanged", expected: recount.rows, got: again.unchanged, decimals: 0 },
  ]);
  const kpis = kpisOf(sourceId);
  await createScorecard(api, "Incident handling", kpis);
  const window = { start: `${recount.firstYear}-01-01`, end: `${recount.lastYear + 1}-01-01` };
  const period = await api.post<{ id: number }>("/api/performance/periods", {
    frequency: "custom",
    period_start: window.start,
    period_end: window.end,
  });
  await api.compute(period.id);
  const people = await peopleByName(api);
  const figures: Figure[] = [];
  for (const kpi of kpis) {
    const pooled = await pooledFigure(api, kpi, window, null);
    const [, expected = null, decimals = 0] = expectations(all).find(([name]) => name === kpi.name) ?? [];
    figures.push({
      what: `Everybody: ${kpi.name}`,
      expected,
      got: pooled.actual === null ? null : Number(pooled.actual),
      decimals,
    });
    if (kpi.name === "mean hours")
      figures.push({
        what: "Everybody: resolved",
        expected: all.resolved,
        got: pooled.record_count,
        decimals: 0,
      });
  }
  for (const resolver of recount.resolvers) {
    const id = people.get(resolver);
    if (id === undefined) throw new Error(`${resolver} was not created.`);
    const { actuals } = await figuresOf(api, id, period.id);
    for (const [name, expected, decimals] of expectations(recount.figures(resolver))) {
      figures.push({ what: `${resolver}: ${name}`, expected, got: actuals.get(name) ?? null, decimals });
    }
  }
  wrong += compare("Incidents, all and per resolver", figures);
  const published = publishedIncidents(file);
  if (published) {
    const got = new Map(figures.map((figure) => [figure.what, figure.got]));
    const rows = Object.entries(published).map(([what, [expected, decimals]]) => ({
      what,
      expected,
      got: got.get(what) ?? null,
      decimals,
    }));
    wrong += compare("Incidents, published figures", rows, { showAll: true });
  }
  return wrong;
}
