import { Facts } from "@/components/ui/facts";
import type { ListedAlert } from "@/lib/alerts/incidents/queries";
import { shownInstant } from "@/lib/dashboards/dates";

const TOLD = ["The manager", "The manager and the one above", "Human resources too"] as const;

/** What was found and who knows. */
export function AlertFacts({ alert, timeZone }: { alert: ListedAlert; timeZone: string }) {
  const facts = [
    { label: "Found", value: `${alert.summary}.` },
    { label: "Opened", value: shownInstant(alert.openedAt, timeZone) },
    { label: "Told", value: TOLD[alert.level] ?? TOLD[2] },
  ];
  if (alert.escalatesAt)
    facts.push({
      label: "Passed on",
      value: `${shownInstant(alert.escalatesAt, timeZone)}, unless someone acknowledges it`,
    });
  if (alert.resolvedAt) facts.push({ label: "Ended", value: shownInstant(alert.resolvedAt, timeZone) });
  return <Facts items={facts} />;
}
