import { describe, expect, it } from "vitest";
import type { ListedSource } from "../bindings/binding-sources";
import { checkBinding } from "../bindings/check-binding";
import { checkManual } from "../definitions/check-manual";
import type { KpiInput } from "../definitions/input";
import type { Kpi } from "../definitions/types";
import { checkFormula } from "../formula/check-formula";
import { isSameUnit, PLAIN, parseUnit } from "../formula/unit";
import { toTarget } from "../rule/input";
import { checkSql } from "../sql/check-sql";
import { checkContent, checkReady } from "../templates/check-content";
import { KPI_SETS } from "./catalogue";
import { sourcesNeeded } from "./columns-used";
import { contentOfSet } from "./content";
import { definitionInput } from "./definition";
import { planSet } from "./plan";
import { asListedSource, SET_SOURCES } from "./sources";
import { type KpiSet, kpisOf } from "./types";

/** Every source that sets know, as bindings see it, numbered from 1. */
const listed: ListedSource[] = [...SET_SOURCES.values()].map((source, index) => ({
  ...asListedSource(source),
  id: index + 1,
}));
const sourceIds = new Map(listed.map(({ id, tableName }) => [tableName, id]));

const inputsOf = (set: KpiSet) =>
  kpisOf(set).map((kpi) => definitionInput(kpi, { name: kpi.name, category: set.name, sourceIds }));

/** As it would stand in the library. */
const stored = (input: KpiInput, id: number): Kpi =>
  ({
    ...input,
    id,
    version: 1,
    is_active: true,
    updated_at: "",
    target: toTarget(input.target, input.direction ?? "higher_is_better"),
  }) as Kpi;

const bindingsOf = ({ binding, data_source }: KpiInput) => [
  ...(binding ? [binding] : []),
  ...(data_source?.type === "formula"
    ? data_source.inputs.flatMap(({ source }) => (source.type === "binding" ? [source.binding] : []))
    : []),
];

describe("the ready-made sets", () => {
  it("are nine, each KPI under a name of its own", () => {
    expect(KPI_SETS.map(({ id }) => id)).toEqual([
      "customer-support",
      "sales",
      "operations",
      "isp-ticketing",
      "field-service",
      "monitoring",
      "finance",
      "crm",
      "projects",
    ]);
    const names = KPI_SETS.flatMap((set) => kpisOf(set).map(({ name }) => name.toLowerCase()));
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(KPI_SETS)("$name can be activated as it comes", (set) => {
    const inputs = inputsOf(set);
    const kpis = inputs.map((input, index) => stored(input, index + 1));
    const kras = new Map(set.kras.map(({ name }, index) => [name, index + 1]));
    const content = contentOfSet(set, { kras, kpis: new Map(kpis.map(({ name, id }) => [name, id])) });
    expect(checkContent(content, { kpis, kraIds: new Set(kras.values()) })).toEqual([]);
    expect(checkReady(content, kpis)).toEqual([]);
    expect(content.guardrails.length).toBeGreaterThan(0);
  });

  it.each(KPI_SETS)("$name reads columns that its sources have", (set) => {
    for (const input of inputsOf(set)) {
      for (const binding of bindingsOf(input)) {
        const source = listed.find(({ id }) => id === binding.source_id);
        expect(source && checkBinding(binding, source), input.name).toEqual([]);
      }
    }
    for (const { source, columns } of sourcesNeeded(set)) {
      const names = source.columns.map(({ name }) => name);
      expect(names, source.name).toEqual(expect.arrayContaining(columns));
    }
  });

  it.each(KPI_SETS)("$name has formulas, queries and ranges that hold", async (set) => {
    for (const { name, data_source: source, unit, direction = null, target } of inputsOf(set)) {
      if (source?.type === "formula") {
        const checked = checkFormula(
          source.formula,
          source.inputs.map(({ variable, unit: own }) => ({ name: variable, unit: own })),
        );
        expect(checked.ok, name).toBe(true);
        if (!checked.ok) continue;
        expect(checked.uses.toSorted(), name).toEqual(
          source.inputs.map(({ variable }) => variable).toSorted(),
        );
        const result = parseUnit(checked.unit);
        expect(isSameUnit(result, PLAIN) || isSameUnit(result, parseUnit(unit)), name).toBe(true);
      }
      if (source?.type === "database") expect(await checkSql(source.query), name).toMatchObject({ ok: true });
      if (source?.type === "manual") {
        const { problems } = checkManual(source, {
          direction,
          target: toTarget(target, direction ?? "higher_is_better"),
        });
        expect(problems, name).toEqual([]);
      }
    }
  });

  it("are measured as the descriptions they come from say", () => {
    const kinds = (id: string) =>
      Object.fromEntries(
        kpisOf(KPI_SETS.find((set) => set.id === id) as KpiSet).map(({ name, measure }) => [
          name,
          measure.kind,
        ]),
      );
    expect(kinds("customer-support")).toMatchObject({
      "Average Resolution Time": "sql",
      "First Response Time": "binding",
      "Customer Satisfaction Score": "formula",
      "Cases Resolved": "binding",
      "Communication Quality": "manual",
    });
    expect(kinds("sales")).toMatchObject({
      "Deals Closed": "binding",
      "Revenue Generated": "binding",
      "Call Volume": "binding",
      "Lead Conversion Rate": "formula",
      "Client Relationship Quality": "manual",
    });
    expect(kinds("operations")).toMatchObject({
      "Tasks Completed": "binding",
      "Process Efficiency": "formula",
      "Error Rate": "binding",
      "SLA Compliance": "formula",
      "Team Collaboration": "manual",
    });
  });

  it("ask only built-in sources by a query, whose tables are there before the set is", () => {
    const asked = KPI_SETS.flatMap(kpisOf).flatMap(({ measure }) =>
      measure.kind === "sql" ? [measure] : [],
    );
    for (const { source } of asked) expect(SET_SOURCES.get(source)?.input, source).toBeNull();
  });
});

describe("the plan of an installation", () => {
  const monitoring = KPI_SETS.find(({ id }) => id === "monitoring") as KpiSet;
  const nothing = { sources: listed, ownSourceIds: new Set<number>(), kras: [], kpis: [], templateNames: [] };
  const [uptime] = inputsOf(monitoring).filter(({ name }) => name === "Uptime");
  const planned = (kpis: Kpi[]) =>
    planSet(monitoring, { ...nothing, kpis }).kpis.find(({ part }) => part.name === "Uptime");
  const inLibrary = stored(uptime as KpiInput, 7);

  it.each<[string, Kpi[], { name: string; id: number | null }]>([
    ["makes what is not there", [], { name: "Uptime", id: null }],
    ["uses what says the same", [inLibrary], { name: "Uptime", id: 7 }],
    [
      "makes another beside what says something else",
      [{ ...inLibrary, target: { value: "99" } }],
      { name: "Uptime (Monitoring)", id: null },
    ],
    [
      "makes another beside what is deactivated",
      [{ ...inLibrary, is_active: false }],
      { name: "Uptime (Monitoring)", id: null },
    ],
    [
      "uses that one the next time",
      [
        { ...inLibrary, target: { value: "99" } },
        { ...inLibrary, id: 8, name: "Uptime (Monitoring)" },
      ],
      { name: "Uptime (Monitoring)", id: 8 },
    ],
    [
      "numbers what is taken twice",
      [
        { ...inLibrary, unit: "" },
        { ...inLibrary, id: 8, name: "uptime (monitoring)", unit: "" },
      ],
      { name: "Uptime (Monitoring 2)", id: null },
    ],
  ])("%s", (_, kpis, expected) => {
    expect(planned(kpis)).toMatchObject(expected);
  });

  it("uses a KRA of the same name whatever it is described as", () => {
    const kras = [{ id: 3, name: "Detection", description: "Something else", weight_default: "0" }];
    expect(planSet(monitoring, { ...nothing, kras }).kras).toMatchObject([
      { name: "Reliability", id: null },
      { name: "Detection", id: 3 },
      { name: "Restoration", id: null },
    ]);
  });

  it("uses a source with the columns it needs, and brings its own beside another of that name", () => {
    const own = listed.find(({ tableName }) => tableName === "monitoring_checks") as ListedSource;
    const without = listed.filter((source) => source !== own);
    const sourceIn = (sources: ListedSource[]) =>
      planSet(monitoring, { ...nothing, sources }).sources.find(
        ({ part }) => part.source.slug === "monitoring_checks",
      );
    expect(sourceIn(listed)).toMatchObject({ id: own.id });
    expect(sourceIn(without)).toMatchObject({ name: "Monitoring checks", id: null });
    const other = { ...own, columns: own.columns.filter(({ name }) => name !== "up") };
    expect(sourceIn([...without, other])).toMatchObject({ name: "Monitoring checks (Monitoring)", id: null });
    const renamed = { ...own, name: "Probes" };
    expect(sourceIn([...without, renamed])).toMatchObject({ name: "Monitoring checks", id: null });
    const ownSourceIds = new Set([own.id]);
    const again = planSet(monitoring, { ...nothing, sources: [...without, renamed], ownSourceIds });
    expect(again.sources[0]).toMatchObject({ name: "Probes", id: own.id });
  });

  it("calls the template after the set, unless there is one", () => {
    expect(planSet(monitoring, nothing).templateName).toBe("Monitoring");
    expect(planSet(monitoring, { ...nothing, templateNames: ["monitoring"] }).templateName).toBe(
      "Monitoring (ready-made)",
    );
  });
});
