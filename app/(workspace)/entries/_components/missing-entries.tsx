import { DataTable } from "@/components/ui/data-table";
import { Section } from "@/components/ui/section-head";
import { Tag } from "@/components/ui/tag";
import { shownDay } from "@/lib/dashboards/dates";
import { counted } from "@/lib/dashboards/format";
import type { MissingEntry } from "@/lib/scoring/manual/queries";

const SHOWN = 50;

/** Who has no value of which KPI, the ones due first on top. */
export function MissingEntries({ missing, today }: { missing: readonly MissingEntry[]; today: string }) {
  if (missing.length === 0) return null;
  const more = missing.length - SHOWN;
  return (
    <Section
      id="h-missing"
      title="Missing"
      note={`${counted(missing.length, ["value", "values"])}. People without a value are not scored on that KPI; nothing is guessed.`}
    >
      <DataTable
        caption="Missing values, by the day they are due"
        rows={missing.slice(0, SHOWN)}
        rowKey={({ employeeId, kpiId }) => `${employeeId} ${kpiId}`}
        columns={[
          { key: "name", head: "Person", rowHeader: true, cell: ({ name }) => name },
          { key: "kpi", head: "KPI", cell: ({ kpiName }) => kpiName },
          {
            key: "due",
            head: "Due",
            cell: ({ dueOn }) => (
              <>
                {shownDay(dueOn)} {dueOn < today && <Tag tone="act">Overdue</Tag>}
              </>
            ),
          },
        ]}
      />
      {more > 0 && <p className="note mt3">And {counted(more, ["more", "more"])}, due later.</p>}
    </Section>
  );
}
