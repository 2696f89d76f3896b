import type { TemplateMatches } from "@/lib/kpis/template-match";
import type { KpiInRun } from "./load-rules";
import type { MeasuredKpi } from "./measured";

export interface RunWarning {
  code: "no_template" | "template_tie" | "no_records" | "not_measured" | "inactive_kpi" | "newer_rule";
  message: string;
  /** People or KPIs it is about. */
  count?: number;
}

export interface WarningFacts {
  matches: TemplateMatches;
  templateNames: ReadonlyMap<number, string>;
  kpis: readonly KpiInRun[];
  measured: ReadonlyMap<number, MeasuredKpi>;
}

/** What a run should be looked at for; none of it stops the run. */
export function warningsOf({ matches, templateNames, kpis, measured }: WarningFacts): RunWarning[] {
  const warnings: RunWarning[] = [];
  const unmatched = [...matches.versionOf.values()].filter((version) => version === null).length;
  if (unmatched > 0) {
    const message = `${people(unmatched)} matched no template and ${unmatched === 1 ? "is" : "are"} not scored.`;
    warnings.push({ code: "no_template", message, count: unmatched });
  }
  for (const { templateIds, peopleCount } of matches.ties) {
    const names = templateIds.map((id) => templateNames.get(id) ?? `template ${id}`);
    const message = `${names.join(" and ")} are equally specific for ${people(peopleCount)}. ${names[0]} was used.`;
    warnings.push({ code: "template_tie", message, count: peopleCount });
  }
  for (const kpi of kpis) {
    const result = measured.get(kpi.kpiId);
    if (!result) {
      warnings.push({
        code: "not_measured",
        message: `${kpi.name} is not measured by anything: nobody has a value.`,
      });
    } else if (result.problem) {
      const message = `${kpi.name} could not be measured, so nobody has a value: ${result.problem}`;
      warnings.push({ code: "not_measured", message });
    } else if ([...result.byEmployee.values()].every(({ actual }) => actual === null)) {
      const none = result.kind === "binding" ? "found no records" : "has no value";
      warnings.push({ code: "no_records", message: `${kpi.name} ${none} for anyone.` });
    }
    if (!kpi.isActive) {
      warnings.push({
        code: "inactive_kpi",
        message: `${kpi.name} is switched off but still part of a template.`,
      });
    }
  }
  return warnings;
}

const people = (count: number) => `${count.toLocaleString("en")} ${count === 1 ? "person" : "people"}`;
