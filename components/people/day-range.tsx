import { Tag } from "@/components/ui/tag";
import { shownDay } from "@/lib/dashboards/dates";

/** "From the start", "1 Jun 2026". */
export const rangeStart = (from: string | null) => (from === null ? "From the start" : shownDay(from));

/** The last day of a half-open range is the day before its end. */
export function rangeEnd(to: string | null): string {
  if (to === null) return "No end";
  const day = new Date(`${to}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - 1);
  return shownDay(day.toISOString().slice(0, 10));
}

export function InForceTag({ inForce }: { inForce: boolean }) {
  return inForce ? <Tag>In force</Tag> : null;
}
