import type { VersionHead } from "@/lib/kpis/templates/types";

/** Where a version stands on a day; `current`: the version in force then. */
export function stateWords(
  { version, status, effective_to }: VersionHead,
  current: number | undefined,
  today: string,
): string {
  if (status === "draft") return "Draft";
  if (version === current) return "In force";
  return effective_to && effective_to <= today ? "Ended" : "Comes into force";
}
