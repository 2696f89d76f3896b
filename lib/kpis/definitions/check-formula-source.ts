import { eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { kpiBindings, kpiDefinitions } from "@/db/schema/kpis";
import type { FieldProblem } from "@/lib/errors";
import { listBindingSources } from "../bindings/binding-sources";
import { checkBinding } from "../bindings/check-binding";
import type { FormulaDataSource, FormulaInput } from "../bindings/data-source";
import type { DataSourceInput } from "../bindings/data-source-input";
import { checkFormula } from "../formula/check-formula";
import { orderFormulas } from "../formula/order-formulas";
import { FORMULA_FUNCTIONS } from "../formula/types";
import { isSameUnit, PLAIN, parseUnit } from "../formula/unit";
import { readCalculation } from "./calculation";
import { type Checking, checkQuery } from "./check-query";

type FormulaSent = Extract<DataSourceInput, { type: "formula" }>;

interface FormulaKpi {
  kpiId: number | null;
  name: string;
  unit: string;
}

const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]*$/;
const RESERVED = new Set([...Object.keys(FORMULA_FUNCTIONS), "and", "or", "not"]);
/** Stands for a KPI that has no id yet. */
const NEW = 0;

/** A formula, its inputs and what they build on, each refusal at its field; those in the text say at which character. */
export async function checkFormulaSource(
  checking: Checking,
  sent: FormulaSent,
  kpi: FormulaKpi,
): Promise<{ problems: FieldProblem[]; dataSource: FormulaDataSource }> {
  const problems: FieldProblem[] = [];
  const kpis = await listKpiGraph(checking.db);
  const inputs: FormulaInput[] = [];
  for (const [index, { variable, unit, source }] of sent.inputs.entries()) {
    const path = `data_source.inputs.${index}`;
    const problem = problemOfName(
      variable,
      sent.inputs.slice(0, index).map((input) => input.variable),
    );
    if (problem) problems.push({ path: `${path}.variable`, message: problem });
    problems.push(...(await checkInputSource(checking, source, { path: `${path}.source`, kpis })));
    const known = source.type === "kpi" ? kpis.get(source.kpi_id)?.unit : undefined;
    inputs.push({
      variable,
      unit: known ?? unit,
      source: source.type === "database" ? { type: "database", query: source.query } : source,
    });
  }
  problems.push(...circlesOf(kpis, inputs, kpi), ...problemsOfText(sent.formula, inputs, kpi));
  return { problems, dataSource: { type: "formula", formula: sent.formula, inputs } };
}

function problemOfName(variable: string, before: readonly string[]): string | null {
  if (!VARIABLE.test(variable)) return "Use letters, digits and _, with a letter first";
  if (RESERVED.has(variable.toLowerCase())) return "The formula language uses this word: choose another name";
  return before.includes(variable) ? "Another input has this name" : null;
}

interface InputPlace {
  path: string;
  kpis: KpiGraph;
}

async function checkInputSource(
  checking: Checking,
  source: FormulaSent["inputs"][number]["source"],
  { path, kpis }: InputPlace,
): Promise<FieldProblem[]> {
  switch (source.type) {
    case "binding": {
      const sources = await listBindingSources(checking.db);
      const found = sources.find(({ id }) => id === source.binding.source_id);
      if (!found) return [{ path: `${path}.binding.source_id`, message: "This source does not exist" }];
      return checkBinding(source.binding, found).map((problem) => ({
        ...problem,
        path: `${path}.${problem.path}`,
      }));
    }
    case "database":
      return checkQuery(checking, source.query, `${path}.query`);
    case "kpi":
      return kpis.has(source.kpi_id) ? [] : [{ path: `${path}.kpi_id`, message: "This KPI does not exist" }];
  }
}

function problemsOfText(formula: string, inputs: readonly FormulaInput[], kpi: FormulaKpi): FieldProblem[] {
  const checked = checkFormula(
    formula,
    inputs.map(({ variable, unit }) => ({ name: variable, unit })),
  );
  if (!checked.ok) {
    return checked.problems.map(({ message, position }) => ({
      path: "data_source.formula",
      message: `${message} (character ${position + 1})`,
    }));
  }
  const unused = inputs.flatMap(({ variable }, index) =>
    checked.uses.includes(variable)
      ? []
      : [
          {
            path: `data_source.inputs.${index}.variable`,
            message: "The formula does not use it: use it, or remove it",
          },
        ],
  );
  const result = parseUnit(checked.unit);
  const own = parseUnit(kpi.unit);
  if (kpi.unit === "" || isSameUnit(result, PLAIN) || isSameUnit(result, own)) return unused;
  return [
    ...unused,
    { path: "unit", message: `The formula gives ${checked.unit}, which is not ${kpi.unit}` },
  ];
}

interface KpiNode {
  name: string;
  unit: string;
  inputIds: number[];
}
type KpiGraph = Map<number, KpiNode>;

/** Every KPI and the KPIs its formula builds on. */
async function listKpiGraph(db: Db): Promise<KpiGraph> {
  const rows = await db
    .select({ kpi: kpiDefinitions, binding: kpiBindings })
    .from(kpiDefinitions)
    .leftJoin(kpiBindings, eq(kpiBindings.kpiId, kpiDefinitions.id));
  return new Map(
    rows.map(({ kpi, binding }) => {
      const calculation = readCalculation({ kpi, binding });
      const inputs = calculation.calculation_type === "formula" ? calculation.data_source.inputs : [];
      return [kpi.id, { name: kpi.name, unit: kpi.unit, inputIds: kpiIdsOf(inputs) }];
    }),
  );
}

const kpiIdsOf = (inputs: readonly FormulaInput[]): number[] =>
  inputs.flatMap(({ source }) => (source.type === "kpi" ? [source.kpi_id] : []));

/** The circle that this formula would close, at the input it goes through. */
function circlesOf(kpis: KpiGraph, inputs: readonly FormulaInput[], kpi: FormulaKpi): FieldProblem[] {
  const id = kpi.kpiId ?? NEW;
  const name = kpi.name || kpis.get(id)?.name || "This KPI";
  return inputs.flatMap(({ source }, index): FieldProblem[] => {
    if (source.type !== "kpi") return [];
    const others = [...kpis].map(([otherId, node]) => ({ id: otherId, ...node }));
    const order = orderFormulas([
      { id, name, inputIds: [source.kpi_id] },
      ...others.filter((other) => other.id !== id),
    ]);
    return order.ok ? [] : [{ path: `data_source.inputs.${index}.source.kpi_id`, message: order.message }];
  });
}
