import type { VersionContent } from "../templates/input";
import { changedFields, type FieldChange } from "./changed-fields";

export type PartChange = "added" | "removed" | "changed";

export interface KraChange {
  kra_id: number;
  change: PartChange;
  fields: FieldChange[];
}

/** A KPI that moved to another KRA is one whose `kra_id` changed. */
export interface ItemChange {
  kpi_id: number;
  change: PartChange;
  fields: FieldChange[];
}

export interface GuardrailChange {
  primary_kpi_id: number;
  guardrail_kpi_id: number;
  change: PartChange;
  fields: FieldChange[];
}

/** How one version differs from another, field by field. */
export interface TemplateComparison {
  settings: FieldChange[];
  kras: KraChange[];
  items: ItemChange[];
  guardrails: GuardrailChange[];
  /** The same parts stand in another order on the scorecard. */
  reordered: boolean;
  /** Fields changed, parts added or taken out, and the order where it differs. */
  change_count: number;
}

const SETTINGS = ["maximum_score", "minimum_coverage", "bands.above", "bands.on", "bands.near"];
const KRA_FIELDS = ["weight"];
const ITEM_FIELDS = [
  "kra_id",
  "weight",
  "target_override",
  "scoring_method_override",
  "missing_policy",
  "min_records",
  "pro_rating",
];
const GUARDRAIL_FIELDS = ["threshold", "cap_score"];

/** Parts come in the order of the later version, those that are gone after them. */
export function compareTemplates(before: VersionContent, after: VersionContent): TemplateComparison {
  const settings = changedFields(before, after, SETTINGS);
  const kras = compareParts(before.kras, after.kras, { key: (kra) => kra.kra_id, fields: KRA_FIELDS });
  const items = compareParts(before.items, after.items, { key: (item) => item.kpi_id, fields: ITEM_FIELDS });
  const guardrails = compareParts(before.guardrails, after.guardrails, {
    key: (rail) => `${rail.primary_kpi_id} ${rail.guardrail_kpi_id}`,
    fields: GUARDRAIL_FIELDS,
  });
  const reordered =
    isReordered(before.kras, after.kras, (kra) => kra.kra_id) || isReorderedWithinKra(before, after);
  const parts = [...kras, ...items, ...guardrails];
  return {
    settings,
    kras: kras.map(({ part, ...rest }) => ({ kra_id: part.kra_id, ...rest })),
    items: items.map(({ part, ...rest }) => ({ kpi_id: part.kpi_id, ...rest })),
    guardrails: guardrails.map(({ part: { primary_kpi_id, guardrail_kpi_id }, ...rest }) => ({
      primary_kpi_id,
      guardrail_kpi_id,
      ...rest,
    })),
    reordered,
    change_count:
      settings.length +
      parts.reduce((sum, { change, fields }) => sum + (change === "changed" ? fields.length : 1), 0) +
      (reordered ? 1 : 0),
  };
}

interface PartKind<T> {
  key: (part: T) => unknown;
  fields: readonly string[];
}

function compareParts<T extends object>(
  before: readonly T[],
  after: readonly T[],
  { key, fields }: PartKind<T>,
) {
  const earlier = new Map(before.map((part) => [key(part), part]));
  const later = new Set(after.map(key));
  const kept = after.flatMap((part) => {
    const was = earlier.get(key(part));
    const change: PartChange = was ? "changed" : "added";
    const changes = changedFields(was ?? {}, part, fields);
    return was && changes.length === 0 ? [] : [{ part, change, fields: changes }];
  });
  const gone = before
    .filter((part) => !later.has(key(part)))
    .map((part) => ({ part, change: "removed" as PartChange, fields: changedFields(part, {}, fields) }));
  return [...kept, ...gone];
}

/** Whether what both have stands in another order. */
function isReordered<T>(before: readonly T[], after: readonly T[], key: (part: T) => unknown): boolean {
  const [was, is] = [before.map(key), after.map(key)];
  const kept = is.filter((part) => was.includes(part));
  return was.filter((part) => is.includes(part)).some((part, at) => part !== kept[at]);
}

function isReorderedWithinKra(before: VersionContent, after: VersionContent): boolean {
  return after.kras.some(({ kra_id: kraId }) => {
    const of = (content: VersionContent) => content.items.filter((item) => item.kra_id === kraId);
    return isReordered(of(before), of(after), (item) => item.kpi_id);
  });
}
