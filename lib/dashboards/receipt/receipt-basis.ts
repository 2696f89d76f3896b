import type { Db } from "@/db/client";
import type { Scope } from "@/lib/access/scope";
import type { BindingInput } from "@/lib/kpis/bindings/binding-input";
import { listBindingSources } from "@/lib/kpis/bindings/binding-sources";
import type { FormulaDataSource, FormulaInput, ManualDataSource } from "@/lib/kpis/bindings/data-source";
import { inputInWords } from "@/lib/kpis/calculation-words";
import { getKpi, getKpiVersion } from "@/lib/kpis/definitions/queries";
import type { Calculation, KpiDefinition } from "@/lib/kpis/definitions/types";
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
  /**
   * An input that is a KPI; `scored`: it is part of this scorecard, and has a receipt of its own. `version` is the one
   * that was measured, null where the result does not say so.
   */
  kpi: { id: number; name: string; version: number | null; scored: boolean } | null;
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
  const { working } = receipt.kpi;
  const values = new Map(
    working?.kind === "formula" ? working.inputs.map((input) => [input.variable, input]) : [],
  );
  const scored = new Set(receipt.scorecard.kras.flatMap(({ kpis }) => kpis.map(({ id }) => id)));
  const described: BasisInput[] = [];
  for (const input of inputs) {
    const { variable, unit, source } = input;
    const used = values.get(variable);
    const kpi = source.type === "kpi" ? await kpiOfInput(db, source.kpi_id, used?.kpi_version) : null;
    described.push({
      variable,
      unit: kpi?.definition.unit ?? unit,
      what: inputInWords(input, sources, kpi?.definition.name),
      value: used?.value ?? null,
      recordCount: used?.record_count ?? 0,
      kpi: kpi && {
        ...{ id: kpi.id, name: kpi.definition.name, version: kpi.version },
        scored: scored.has(kpi.id),
      },
      ...evidenceOf(input, kpi?.definition ?? null),
    });
  }
  return { kind: "formula", formula, inputs: described };
}

interface KpiOfInput {
  id: number;
  version: number | null;
  definition: KpiDefinition;
}

/** As it was when it was measured; results that do not name the version, and versions not kept, are read as it is now. */
async function kpiOfInput(db: Db, kpiId: number, version: number | undefined): Promise<KpiOfInput | null> {
  const kept = version === undefined ? null : await getKpiVersion(db, kpiId, version);
  // Versions are written by the KPI mutations alone, from checked input.
  const definition = kept ? (kept.definition as unknown as KpiDefinition) : await getKpi(db, kpiId);
  return definition && { id: kpiId, version: version ?? null, definition };
}

function evidenceOf(
  { source }: FormulaInput,
  kpi: Calculation | null,
): Pick<BasisInput, "binding" | "whyNoRecords"> {
  if (source.type === "binding") return { binding: source.binding, whyNoRecords: null };
  if (source.type === "database") return { binding: null, whyNoRecords: SQL_EVIDENCE_STATEMENT };
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
