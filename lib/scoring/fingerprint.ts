import { createHash } from "node:crypto";
import type { DecimalString } from "@/lib/decimal";
import type { OwnTerms } from "./assignment";
import type { ScorecardResult } from "./types";

export interface FingerprintEntry {
  employeeId: number;
  result: ScorecardResult;
  /** What was particular about KPIs of this person. */
  own?: ReadonlyMap<number, OwnTerms>;
}

/**
 * SHA-256 (hex) over a run's results in one canonical text: the same results give the same fingerprint whatever order
 * they were computed, stored or read in, and however their decimals are padded ("90.10" is "90.1").
 */
export function fingerprintOf(entries: Iterable<FingerprintEntry>): string {
  const fingerprint = createFingerprint();
  for (const entry of [...entries].sort((a, b) => a.employeeId - b.employeeId)) fingerprint.add(entry);
  return fingerprint.digest();
}

/** For runs too large to hold: add one employee after another, by rising id. Throws a RangeError out of order. */
export function createFingerprint() {
  const hash = createHash("sha256");
  let lastEmployeeId = Number.NEGATIVE_INFINITY;
  return {
    add({ employeeId, result, own }: FingerprintEntry): void {
      if (employeeId <= lastEmployeeId) throw new RangeError("Results must be added by rising employee id");
      lastEmployeeId = employeeId;
      hash.update(canonicalText(employeeId, result));
      if (own) hash.update(ownText(own));
    },
    digest(): string {
      return hash.digest("hex");
    },
  };
}

function canonicalText(employeeId: number, result: ScorecardResult): string {
  let text = line(
    "employee",
    employeeId,
    decimal(result.totalScore),
    decimal(result.computedTotalScore),
    result.overridden,
    decimal(result.coveragePercent),
    result.band,
  );
  for (const kra of [...result.kras].sort((a, b) => a.kraId - b.kraId)) {
    text += line(
      "kra",
      kra.kraId,
      decimal(kra.score),
      decimal(kra.computedScore),
      decimal(kra.weightPercent),
      decimal(kra.coveredWeightPercent),
      decimal(kra.weightedScore),
      kra.overridden,
    );
  }
  for (const kpi of [...result.kpis].sort((a, b) => a.kpiId - b.kpiId)) {
    text += line(
      "kpi",
      kpi.kpiId,
      kpi.kraId,
      decimal(kpi.actual),
      kpi.recordCount,
      decimal(kpi.attainment),
      decimal(kpi.rawScore),
      decimal(kpi.score),
      decimal(kpi.computedScore),
      decimal(kpi.weightPercent),
      decimal(kpi.weightedScore),
      kpi.status,
      kpi.missingReason ?? "",
      kpi.guardrail?.kpiId ?? "",
      decimal(kpi.guardrail?.threshold ?? null),
      decimal(kpi.guardrail?.capScore ?? null),
      decimal(kpi.guardrail?.scoreWithout ?? null),
      kpi.heldFromPeriodId ?? "",
      kpi.overridden,
    );
  }
  return text;
}

/** Empty for whoever is scored by their template alone. */
function ownText(own: ReadonlyMap<number, OwnTerms>): string {
  return [...own]
    .sort(([a], [b]) => a - b)
    .map(([kpiId, { assignment, target, proration, measured }]) =>
      line(
        "own",
        kpiId,
        assignment?.id ?? "",
        assignment?.version ?? "",
        ...Object.values(target).map((figure: DecimalString) => decimal(figure)),
        proration ? `${proration.days} of ${proration.of_days} ${proration.days_are}` : "",
        measured ? `${measured.from} to ${measured.to}` : "",
      ),
    )
    .join("");
}

/** No field can hold a tab or a line break: they are ids, decimals and words of ours. */
function line(...fields: (string | number | boolean)[]): string {
  return `${fields.join("\t")}\n`;
}

function decimal(text: DecimalString | null): string {
  if (text === null) return "";
  if (!text.includes(".")) return text;
  const stripped = text.replace(/\.?0+$/, "");
  return stripped === "-0" ? "0" : stripped;
}
