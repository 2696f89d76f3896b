import { describe, expect, it } from "vitest";
import type { CalculationType } from "@/db/enums";
import { checkContent } from "./check-content";
import { versionContentInput } from "./input";

const problemsOf = (kind: CalculationType, min_records: number) => {
  const content = versionContentInput.parse({
    kras: [{ kra_id: 1, weight: "100" }],
    items: [{ kpi_id: 7, kra_id: 1, weight: "100", min_records }],
  });
  const kpi = {
    id: 7,
    name: "Any",
    direction: "higher_is_better" as const,
    target: { value: "1" },
    scoring_method: { kind: "linear" as const },
    is_active: true,
    calculation_type: kind,
  };
  return checkContent(content, { kpis: [kpi], kraIds: new Set([1]) });
};

describe("the records a KPI of a template needs", () => {
  it.each<[CalculationType, number, string | null]>([
    ["binding", 40, null],
    ["formula", 40, null],
    ["sql", 0, null],
    ["sql", 1, "A query does not say how many records it read: enter 0"],
    ["manual", 1, null],
    ["manual", 2, "A value that is entered counts as one record: enter 0 or 1"],
  ])("%s, %d of them", (kind, needed, message) => {
    expect(problemsOf(kind, needed)).toEqual(message ? [{ path: "items.0.min_records", message }] : []);
  });
});
