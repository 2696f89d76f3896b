import { DataTable } from "@/components/ui/data-table";
import { Section } from "@/components/ui/section-head";
import type { PreviewedPeriod } from "@/lib/scoring/preview/input";

/** The draft on several periods, one row each. */
export function ImpactPeriods({ periods }: { periods: readonly PreviewedPeriod[] }) {
  const mean = (text: string | null | undefined) =>
    text === null || text === undefined ? "Not rated" : Number(text).toFixed(1);
  return (
    <Section id="impact-periods" title="Period by period" note="Each as if it alone were computed again">
      <DataTable
        caption="The draft on each period, newest first"
        rows={periods}
        rowKey={({ id }) => String(id)}
        columns={[
          { key: "name", head: "Period", rowHeader: true, cell: ({ name }) => name },
          {
            key: "people",
            head: "People",
            numeric: true,
            phoneLabel: "people",
            cell: ({ people_count }) => people_count,
          },
          {
            key: "change",
            head: "Change band",
            numeric: true,
            phoneLabel: "change band",
            cell: ({ summary }) => summary?.changed_count ?? "",
          },
          {
            key: "up",
            head: "Up",
            numeric: true,
            phoneLabel: "up",
            cell: ({ summary }) => summary?.up_count ?? "",
          },
          {
            key: "down",
            head: "Down",
            numeric: true,
            phoneLabel: "down",
            cell: ({ summary }) => summary?.down_count ?? "",
          },
          {
            key: "before",
            head: "Mean then",
            numeric: true,
            className: "mute",
            phoneLabel: "mean then",
            cell: ({ summary }) => summary && mean(summary.before.mean),
          },
          {
            key: "after",
            head: "Mean with the draft",
            numeric: true,
            phoneLabel: "with the draft",
            cell: ({ summary }) => summary && mean(summary.after.mean),
          },
        ]}
      />
    </Section>
  );
}
