import type { DecimalString } from "@/lib/decimal";
import { judge } from "./judge";
import type { FigureSettings } from "./settings";

export interface SimulatedStep {
  opened: number[];
  resolved: number[];
  /** Open after it. */
  open: number;
}

/**
 * What a rule would have done over past periods: each judged as if it were the newest, in order. Figures are newest
 * first, with as many more behind as the condition looks back. Steps are oldest first; ids of people rise.
 */
export function simulate(
  settings: FigureSettings,
  series: readonly { employeeId: number; values: readonly (DecimalString | null)[] }[],
  steps: number,
): SimulatedStep[] {
  const open = new Set<number>();
  return Array.from({ length: steps }, (_, at): SimulatedStep => {
    const age = steps - 1 - at;
    const opened: number[] = [];
    const resolved: number[] = [];
    for (const { employeeId, values } of series) {
      const { state } = judge(settings, values.slice(age));
      if (state === "met" && !open.has(employeeId)) {
        open.add(employeeId);
        opened.push(employeeId);
      } else if (state === "ended" && open.delete(employeeId)) resolved.push(employeeId);
    }
    return { opened, resolved, open: open.size };
  });
}
