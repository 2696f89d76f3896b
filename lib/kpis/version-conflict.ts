import { conflict } from "@/lib/errors";

interface OlderVersion {
  /** Name of the KPI or template. */
  what: string;
  edited: number;
  newest: { version: number; savedBy: string | null; savedAt: Date } | undefined;
}

/** Throws "conflict": who saved the newer version, and when (UTC). What was typed stays on the screen. */
export function refuseOlderVersion({ what, edited, newest }: OlderVersion): never {
  const saved = newest
    ? `${newest.savedBy ?? "Someone"} saved version ${newest.version} on ${instantInWords(newest.savedAt)}`
    : "Someone saved a newer version";
  throw conflict(
    `${saved}, after you opened version ${edited} of ${what}. Nothing was saved: reload to see theirs, then make your change again.`,
  );
}

/** "2 Nov 2026, 14:03 UTC" */
const instantInWords = (instant: Date) =>
  `${new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" }).format(instant)} UTC`;
