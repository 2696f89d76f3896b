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
import { compare, type Figure } from "./figures";
import { type IncidentFigures, type IncidentsRecount, recountIncidents } from "./incidents-recount";
import type { KnownTable } from "./kinds";
import { publishedIncidents } from "./published";

const UNKNOWN = "create";

function kpisOf(source: MadeSource, { yes }: IncidentsRecount, table: KnownTable): KpiSpec[] {
  const binding = (aggregation: Record<string, unknown>, conditions: unknown[] = []) => ({
    source_id: source.id,
    aggregation,
    ownership_rule: source.column("resolver"),
    time_column: source.column("opened"),
    filter: { match: "all", conditions },
  });
  const met = saysYes(source, "madeSla", yes.madeSla);
  const reopened = saysYes(source, "reopens", yes.reopens);
  const share = (condition: unknown) => ({
    kind: "ratio",
    numerator: { filter: { match: "all", conditions: [condition] }, add: { kind: "count" } },
    denominator: { filter: { match: "all", conditions: [] }, add: { kind: "count" } },
  });
  const hours = {
    kind: "duration",
    from: source.column("opened"),
    to: source.column("resolved"),
    unit: "hours",
  };
  const kpi = (name: string, unit: string, direction: string, value: Record<string, unknown>): KpiSpec => ({
    name,
    unit,
    direction,
    target: "50",
    binding: value,
  });
  const more = "higher_is_better";
  const less = "lower_is_better";
  const ofSla = [
    kpi("made SLA", "incidents", more, binding({ kind: "count" }, [met])),
    kpi("SLA share", "%", more, binding(share(met))),
  ];
  const ofReopening = [
    kpi("reopened", "incidents", less, binding({ kind: "count" }, [reopened])),
    kpi("reopen rate", "%", less, binding(share(reopened))),
  ];
  return [
    kpi("incidents", "incidents", more, binding({ kind: "count" })),
    ...(table.places.madeSla === undefined ? [] : ofSla),
    ...(table.places.reopens === undefined ? [] : ofReopening),
    kpi("mean hours", "h", less, binding({ kind: "avg", measure: hours })),
    kpi("median hours", "h", less, binding({ kind: "median", measure: hours })),
  ];
}

/** A condition for "yes": of a count more than none, of a text one of the words that say so. */
function saysYes(source: MadeSource, role: string, words: string[]) {
  const column = source.column(role);
  const type = source.typeOf(role);
  if (type === "boolean") return { column, op: "is_true" };
  if (type === "text") return { column, op: "in", value: words };
  return { column, op: "gt", value: "0" };
}

/** Who resolved none that was opened in the window is not scored, not zero. */
function expectations(figures: IncidentFigures, kpis: KpiSpec[]): [string, number | null, number][] {
  const { incidents, madeSla, reopened, meanHours, medianHours } = figures;
  const or = (value: number) => (incidents ? value : null);
  const all: [string, number | null, number][] = [
    ["incidents", or(incidents), 0],
    ["made SLA", or(madeSla), 0],
    ["SLA share", or((100 * madeSla) / incidents), 4],
    ["reopened", or(reopened), 0],
    ["reopen rate", or((100 * reopened) / incidents), 4],
    ["mean hours", meanHours, 4],
    ["median hours", medianHours, 4],
  ];
  return all.filter(([name]) => kpis.some((kpi) => kpi.name === name));
}

/** Incidents: a log of changes that collapses to one record each, people found in the records. */
export async function verifyIncidents(api: Api, table: KnownTable): Promise<number> {
  const recount = recountIncidents(table);
  const { file, places } = table;
  const source = await createSourceFrom(api, table, {
    name: "Incidents",
    noun: "incident",
    unknownOwners: UNKNOWN,
    places,
    roles: {
      number: ["key"],
      version: ["version"],
      resolver: ["owner"],
      opened: ["time"],
      resolved: ["time"],
    },
    dateFormats: recount.dateFormats,
    namesPeople: ["resolver", "number"],
  });
  const imported = await api.importFile(source.id, file, UNKNOWN);
  const again = await api.importFile(source.id, file, UNKNOWN);
  const all = recount.figures(null);
  const usable = recount.rows - recount.unusable;
  let wrong = compare("Incidents, the file", [
    { what: "event rows read", expected: recount.rows, got: imported.rows_read, decimals: 0 },
    {
      what: "incidents after collapsing the log",
      expected: recount.incidents,
      got: imported.accepted,
      decimals: 0,
    },
    { what: "rows rejected", expected: recount.unusable, got: imported.rejected, decimals: 0 },
    {
      what: "rows accounted for",
      expected: recount.rows,
      got: imported.accepted + imported.replaced + imported.unchanged + imported.rejected,
      decimals: 0,
    },
    { what: "the same file again: unchanged", expected: usable, got: again.unchanged, decimals: 0 },
  ]);
  const kpis = kpisOf(source, recount, table);
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
    const [, expected = null, decimals = 0] =
      expectations(all, kpis).find(([name]) => name === kpi.name) ?? [];
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
    const id = people.get(nameKey(resolver));
    if (id === undefined) throw new Error(`${resolver} was not created.`);
    const { actuals } = await figuresOf(api, id, period.id);
    for (const [name, expected, decimals] of expectations(recount.figures(resolver), kpis)) {
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
