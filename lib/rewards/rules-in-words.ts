import type { BonusRules } from "./types";

/** A version's rules in one line: "70 → 0, 100 → 1, straight lines; at most 1.5; paid by days". */
export function rulesInWords(rules: BonusRules): string {
  const { payout, gates } = rules;
  const pays =
    payout.kind === "curve"
      ? `${payout.points.map(({ score, factor }) => `${score} → ${factor}`).join(", ")}, ${payout.mode === "step" ? "in steps" : "straight lines"}`
      : (["above", "on", "near", "below"] as const)
          .map((band) => `${band} target → ${payout.factors[band]}`)
          .join(", ");
  return [
    pays,
    `at most ${rules.maximum_factor}`,
    gates.kpis.length > 0 && `${gates.kpis.length} KPI ${gates.kpis.length === 1 ? "gate" : "gates"}`,
    gates.minimum_coverage !== null && `coverage from ${gates.minimum_coverage}\u00a0%`,
    gates.disciplinary && "disciplinary gate",
    rules.minimum_days > 0 && `from ${rules.minimum_days} days employed`,
    rules.until_the_end && "employed to the end",
    rules.pro_rate && "paid by days",
    rules.shown_to_employee && "shown to people when final",
  ]
    .filter(Boolean)
    .join("; ");
}
