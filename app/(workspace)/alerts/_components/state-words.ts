import type { AlertState } from "@/lib/alerts/incidents/queries";

export const STATE_WORDS: Record<AlertState, string> = {
  open: "Open",
  acknowledged: "Acknowledged",
  resolved: "Ended",
};
