import Link from "next/link";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Empty } from "@/components/ui/empty";
import type { AlertState, ListedAlert } from "@/lib/alerts/incidents/queries";
import { shownInstant } from "@/lib/dashboards/dates";

interface AlertTableProps {
  alerts: readonly ListedAlert[];
  state: AlertState;
  timeZone: string;
  filtered: boolean;
}

export function AlertTable({ alerts, state, timeZone, filtered }: AlertTableProps) {
  const columns: Column<ListedAlert>[] = [
    {
      key: "who",
      head: "Person",
      rowHeader: true,
      cell: (alert) => (
        <Link className="plain" href={`/alerts/${alert.id}`}>
          {alert.employeeName}
        </Link>
      ),
    },
    {
      key: "what",
      head: "What was found",
      cell: (alert) => (
        <>
          {alert.summary}
          <span className="under">{[alert.ruleName, alert.periodName].filter(Boolean).join(" · ")}</span>
        </>
      ),
    },
    {
      key: "opened",
      head: "Opened",
      phoneLabel: "opened ",
      cell: (alert) => shownInstant(alert.openedAt, timeZone),
    },
    { key: "next", head: NEXT[state], cell: (alert) => nextOf(alert, state, timeZone) },
  ];
  return (
    <DataTable
      caption="Alerts, the newest first"
      columns={columns}
      rows={alerts}
      rowKey={(alert) => String(alert.id)}
      empty={<NoAlerts state={state} filtered={filtered} />}
    />
  );
}

const NEXT: Record<AlertState, string> = {
  open: "To be passed on",
  acknowledged: "Acknowledged",
  resolved: "Ended",
};

function nextOf(alert: ListedAlert, state: AlertState, timeZone: string) {
  if (state === "resolved") return alert.resolvedAt && shownInstant(alert.resolvedAt, timeZone);
  if (state === "acknowledged") return alert.acknowledgedByName ?? "By someone who has left";
  if (alert.escalatesAt) return shownInstant(alert.escalatesAt, timeZone);
  return <span className="mute">{alert.level === 2 ? "With human resources" : "Not"}</span>;
}

function NoAlerts({ state, filtered }: { state: AlertState; filtered: boolean }) {
  if (filtered)
    return (
      <Empty level={2} title="Nobody matches">
        Try a shorter part of the name.
      </Empty>
    );
  if (state === "open")
    return (
      <Empty level={2} title="Nothing open" icon="flag">
        When an alert rule applies to one of your people, the alert is listed here until its reason is gone.
      </Empty>
    );
  if (state === "acknowledged")
    return (
      <Empty level={2} title="Nothing acknowledged">
        Alerts that somebody has acknowledged and is dealing with are listed here.
      </Empty>
    );
  return (
    <Empty level={2} title="Nothing has ended yet">
      Alerts are kept here once their reason is gone.
    </Empty>
  );
}
