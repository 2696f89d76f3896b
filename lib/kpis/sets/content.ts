import { type VersionContent, versionContentInput } from "../templates/input";
import type { KpiSet } from "./types";

interface Ids {
  /** By the names that the set uses. */
  kras: ReadonlyMap<string, number>;
  kpis: ReadonlyMap<string, number>;
}

/** The first draft of a set's template. Throws a RangeError for a part that is not there. */
export function contentOfSet(set: KpiSet, ids: Ids): VersionContent {
  const kraId = (name: string) => required(ids.kras, name);
  const kpiId = (name: string) => required(ids.kpis, name);
  return versionContentInput.parse({
    kras: set.kras.map(({ name, weight }) => ({ kra_id: kraId(name), weight })),
    items: set.kras.flatMap((kra) =>
      kra.kpis.map((kpi) => ({
        kpi_id: kpiId(kpi.name),
        kra_id: kraId(kra.name),
        weight: kpi.weight,
        missing_policy: kpi.missing ?? "exclude",
        min_records: kpi.minRecords ?? 0,
      })),
    ),
    guardrails: set.guardrails.map(({ primary, guardrail, threshold, cap }) => ({
      primary_kpi_id: kpiId(primary),
      guardrail_kpi_id: kpiId(guardrail),
      threshold,
      cap_score: cap,
    })),
  });
}

function required(ids: ReadonlyMap<string, number>, name: string): number {
  const id = ids.get(name);
  if (id === undefined) throw new RangeError(`The set has no part called ${name}`);
  return id;
}
