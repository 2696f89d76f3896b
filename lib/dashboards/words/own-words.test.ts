import { describe, expect, test } from "vitest";
import type { Proration } from "@/lib/scoring/prorate";
import { targetHow } from "./own-words";

const KPI = { direction: "higher_is_better", targetType: "count", unit: "" } as const;
const own = { assignment: null, isAdded: false, proration: null, measured: null };
const part = (value: string, days: number) => ({ from: "", to: "", days, target: { value } });
const proration = (rest: Partial<Proration>): Proration => ({
  ...{ days_are: "working_days", days: 11, of_days: 22, parts: [part("40", 11)], changes: [] },
  ...rest,
});

describe("how a target came about", () => {
  test.each([
    [{}, "Higher is better"],
    [
      { own: { ...own, assignment: { id: 1, version: 2 } } },
      "Higher is better; by this person’s own assignment",
    ],
    [
      { own: { ...own, proration: proration({ changes: [{ kind: "joined", day: "2026-10-16" }] }) } },
      "40 × 11 of 22 working days, joined 16 Oct 2026",
    ],
    [
      {
        own: {
          ...own,
          proration: proration({
            ...{ days_are: "calendar_days", of_days: 31, parts: [part("40", 15), part("62", 16)] },
            changes: [{ kind: "assigned", day: "2026-10-16" }],
          }),
        },
      },
      "40 × 15 + 62 × 16 of 31 days, assigned from 16 Oct 2026",
    ],
  ] as const)("%#", (kpi, words) => {
    expect(targetHow({ ...KPI, ...kpi } as Parameters<typeof targetHow>[0])).toBe(words);
  });
});
