import { inArray } from "drizzle-orm";
import type { Db } from "@/db/client";
import { kpiDefinitions } from "@/db/schema/kpis";
import type { Scope } from "@/lib/access/scope";
import type { BindingInput } from "@/lib/kpis/bindings/binding-input";
import { listBindingSources } from "@/lib/kpis/bindings/binding-sources";
import type { FormulaDataSource, FormulaInput, ManualDataSource } from "@/lib/kpis/bindings/data-source";
import { inputInWords } from "@/lib/kpis/calculation-words";
import { getKpi } from "@/lib/kpis/definitions/queries";
import type { Calculation } from "@/lib/kpis/definitions/types";
import { SQL_EVIDENCE_STATEMENT } from "@/lib/kpis/sql/evidence";
import { dueOn } from "@/lib/scoring/manual/due";
import { listEntryHistory, type ManualEntry } from "@/lib/scoring/manual/queries";
import type { Period } from "@/lib/scoring/periods/queries";
import type { KpiReceipt } from "@/lib/scoring/receipts/queries";

/** What a number was made of, by the kind of its KPI. Records and their rule stand beside it, see receipt-screen. */
export type ReceiptBasis =
  | { kind: "binding" }
  | { kind: "sql"; whyNoRecords: string }
  | {
      kind: "manual";
      rule: ManualDataSource;
      dueOn: string;
      entry: ManualEntry | null;
      history: ManualEntry[];
    }
  | { kind: "formula"; formula: string; inputs: BasisInput[] };

export interface BasisInput {
  variable: string;
  unit: string;
  /** In words: the sentence of its binding, or the name of a KPI. */
  what: string;
  /** As it was computed; null: no data. */
  value: string | null;
  recordCount: number;
  /** An input that is a KPI; `scored`: it is part of this scorecard, and has a receipt of its own. */
  kpi: { id: number; name: string; scored: boolean } | null;
  /** How its records are found; null: there are none, and `whyNoRecords` says why. */
  binding: BindingInput | null;
  whyNoRecords: string | null;
}

interface BasisQuery {
  employeeId: number;
  period: Period;
  receipt: KpiReceipt;
}

/** From the definition kept with the result's version; a version that was not kept is taken for records. */
export async function getReceiptBasis(db: Db, scope: Scope, query: BasisQuery): Promise<ReceiptBasis> {
  // Versions are written by the KPI mutations alone, from checked input.
  const kept = query.receipt.definition as Partial<Calculation> | null;
  switch (kept?.calculation_type) {
    case "sql":
      return { kind: "sql", whyNoRecords: SQL_EVIDENCE_STATEMENT };
    case "manual":
      return kept.data_source ? manualBasis(db, scope, query, kept.data_source) : { kind: "binding" };
    case "formula":
      return kept.data_source ? formulaBasis(db, query, kept.data_source) : { kind: "binding" };
    default:
      return { kind: "binding" };
  }
}

async function manualBasis(
  db: Db,
  scope: Scope,
  { employeeId, period, receipt }: BasisQuery,
  rule: ManualDataSource,
): Promise<ReceiptBasis> {
  const key = { employeeId, kpiId: receipt.kpi.id, periodId: period.id };
  const history = await listEntryHistory(db, scope, key);
  const { working } = receipt.kpi;
  const entry = history.find(({ id }) => working?.kind === "manual" && id === working.entry_id) ?? null;
  return { kind: "manual", rule, dueOn: dueOn(period, rule.due_days), entry, history };
}

async function formulaBasis(
  db: Db,
  { receipt }: BasisQuery,
  { formula, inputs }: FormulaDataSource,
): Promise<ReceiptBasis> {
  const sources = await listBindingSources(db);
  const names = await kpiNames(db, inputs);
  const { working } = receipt.kpi;
  const values = new Map(
    working?.kind === "formula" ? working.inputs.map((input) => [input.variable, input]) : [],
  );
  const scored = new Set(receipt.scorecard.kras.flatMap(({ kpis }) => kpis.map(({ id }) => id)));
  const described: BasisInput[] = [];
  for (const input of inputs) {
    const { variable, unit, source } = input;
    const name = source.type === "kpi" ? names.get(source.kpi_id) : undefined;
    described.push({
      variable,
      unit,
      what: inputInWords(input, sources, name),
      value: values.get(variable)?.value ?? null,
      recordCount: values.get(variable)?.record_count ?? 0,
      kpi:
        source.type === "kpi" && name ? { id: source.kpi_id, name, scored: scored.has(source.kpi_id) } : null,
      ...(await evidenceOf(db, input)),
    });
  }
  return { kind: "formula", formula, inputs: described };
}

async function kpiNames(db: Db, inputs: readonly FormulaInput[]): Promise<Map<number, string>> {
  const ids = inputs.flatMap(({ source }) => (source.type === "kpi" ? [source.kpi_id] : []));
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: kpiDefinitions.id, name: kpiDefinitions.name })
    .from(kpiDefinitions)
    .where(inArray(kpiDefinitions.id, ids));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

async function evidenceOf(
  db: Db,
  { source }: FormulaInput,
): Promise<Pick<BasisInput, "binding" | "whyNoRecords">> {
  if (source.type === "binding") return { binding: source.binding, whyNoRecords: null };
  if (source.type === "database") return { binding: null, whyNoRecords: SQL_EVIDENCE_STATEMENT };
  const kpi = await getKpi(db, source.kpi_id);
  switch (kpi?.calculation_type) {
    case "binding":
      return { binding: kpi.binding, whyNoRecords: null };
    case "sql":
      return { binding: null, whyNoRecords: SQL_EVIDENCE_STATEMENT };
    case "manual":
      return { binding: null, whyNoRecords: "A manager enters it: there are no records." };
    default:
      return { binding: null, whyNoRecords: "It is worked out from inputs of its own." };
  }
}
