import type { OverrideLevel } from "@/db/enums";
import type { Scorecard } from "@/lib/scoring/scorecards/types";

/** Something on a scorecard that can be overridden. */
export interface OverrideTarget {
  /** `kpi-12`, `kra-3` or `overall`: as addresses say it. */
  value: string;
  level: OverrideLevel;
  entityId: number;
  /** "Delivery: Tickets resolved". */
  label: string;
  name: string;
}

/** Everything that can be overridden, in the scorecard's order, the whole last. */
export function overrideTargets({ kras }: Scorecard): OverrideTarget[] {
  return [
    ...kras.flatMap((kra): OverrideTarget[] => [
      ...kra.kpis.map(
        (kpi): OverrideTarget => ({
          value: `kpi-${kpi.id}`,
          level: "kpi",
          entityId: kpi.id,
          label: `${kra.name}: ${kpi.name}`,
          name: kpi.name,
        }),
      ),
      {
        value: `kra-${kra.id}`,
        level: "kra",
        entityId: kra.id,
        label: `${kra.name}, the whole KRA`,
        name: kra.name,
      },
    ]),
    { value: "overall", level: "overall", entityId: 0, label: "The overall score", name: "Overall" },
  ];
}
