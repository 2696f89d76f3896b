import { Notice } from "@/components/ui/notice";
import { shownInstant } from "@/lib/dashboards/dates";
import { counted } from "@/lib/dashboards/format";
import type { LastExport } from "@/lib/rewards/exports/export-bonuses";
import { shownAmounts } from "@/lib/rewards/money";

/** What payroll was given last, and whether the figures have changed since. */
export function LastExportNote({ last, timeZone }: { last: LastExport; timeZone: string }) {
  const total = shownAmounts(last.totals).join(", ") || "no amount";
  return (
    <div className="after-stats">
      <Notice>
        Exported by {last.exportedByName} on {shownInstant(last.exportedAt, timeZone)}:{" "}
        {counted(last.peopleCount, ["person", "people"])}, {total}.{" "}
        {last.isOutdated ? "The figures have changed since." : "Nothing has changed since."}
      </Notice>
    </div>
  );
}
