import type { Direction } from "../rule/types";
import type { PartChange, TemplateComparison } from "./compare-templates";
import { type DiffRow, diffRows } from "./words";

/** What changed of one part: a KRA, a KPI, a guardrail, or the scorecard as a whole. */
export interface DiffSection {
  title: string;
  /** Null: the part is in both. */
  state: Exclude<PartChange, "changed"> | null;
  rows: DiffRow[];
}

export interface TemplateNames {
  kra: (id: number) => string;
  kpi: (id: number) => { name: string; direction?: Direction; unit?: string };
}

/** A comparison in the words of the editor, what holds for the whole scorecard first. */
export function templateDiff(comparison: TemplateComparison, names: TemplateNames): DiffSection[] {
  const { settings, kras, items, guardrails, reordered } = comparison;
  const stateOf = (change: PartChange) => (change === "changed" ? null : change);
  const whole = [
    ...diffRows(settings, {}),
    ...(reordered ? [{ label: "Order on the scorecard", from: "As it was", to: "Another order" }] : []),
  ];
  return [
    ...(whole.length > 0 ? [{ title: "Whole scorecard", state: null, rows: whole }] : []),
    ...kras.map(({ kra_id, change, fields }) => ({
      title: `KRA ${names.kra(kra_id)}`,
      state: stateOf(change),
      rows: diffRows(fields, {}),
    })),
    ...items.map(({ kpi_id, change, fields }) => {
      const { name, direction, unit } = names.kpi(kpi_id);
      return {
        title: name,
        state: stateOf(change),
        rows: diffRows(fields, { kra: names.kra, direction, unit }),
      };
    }),
    ...guardrails.map(({ primary_kpi_id, guardrail_kpi_id, change, fields }) => ({
      title: `Guardrail: ${names.kpi(guardrail_kpi_id).name} limits ${names.kpi(primary_kpi_id).name}`,
      state: stateOf(change),
      rows: diffRows(fields, {}),
    })),
  ];
}
