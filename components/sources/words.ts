import type { ColumnType } from "@/db/enums";
import { shownInstant } from "@/lib/dashboards/dates";
import type { ImportWire } from "@/lib/sources/wire";

export const TYPE_WORDS: Record<ColumnType, string> = {
  text: "Text",
  integer: "Whole number",
  decimal: "Number",
  boolean: "Yes or no",
  date: "Date",
  timestamp: "Date and time",
};

export const POLICY_OPTIONS = [
  { value: "reject", label: "Reject the row" },
  { value: "create", label: "Add the person" },
  { value: "keep", label: "Keep the row without an owner" },
] as const;

/** The state of an import in a word or two. */
export function importState(run: Pick<ImportWire, "status" | "stalled" | "rejected">): string {
  if (run.stalled) return "Broken off";
  if (run.status === "done") return run.rejected > 0 ? "Done, some rejected" : "Done";
  const words = {
    uploading: "Uploading",
    ready: "Waiting",
    queued: "Waiting",
    running: "Running",
    failed: "Not imported",
  };
  return words[run.status];
}

export const isUnderWay = (run: Pick<ImportWire, "status">): boolean =>
  run.status === "uploading" || run.status === "queued" || run.status === "running";

export const figure = (count: number): string => count.toLocaleString("en");

/** "812 kB", "2.4 MB". */
export function fileSize(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.ceil(bytes / 1000).toLocaleString("en")}\u00a0kB`;
  return `${(bytes / 1_000_000).toFixed(1)}\u00a0MB`;
}

/** "20 Nov 2026, 13:05", in the organisation's zone. */
export const instantWords = (instant: Date | string, timeZone: string): string =>
  shownInstant(new Date(instant), timeZone);
