import { type Column, DataTable } from "@/components/ui/data-table";
import type { DetectionWire } from "@/lib/sources/wire";

const shownRows = 8;

interface SampleRow {
  index: number;
  cells: string[];
}

/** The first rows as they were read, and the rows of the sample that could not be. */
export function WizardRows({ found }: { found: DetectionWire }) {
  const rows = found.rows.slice(0, shownRows).map((cells, index): SampleRow => ({ cells, index }));
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="scroll" aria-label="Table of the first rows" tabIndex={0}>
        <DataTable
          caption="First rows of the file"
          list={false}
          columns={found.columns.map(
            ({ header }, at): Column<SampleRow> => ({
              key: header,
              head: header,
              cell: ({ cells }) => {
                const text = cells[at] ?? "";
                return text.length > 60 ? `${text.slice(0, 59)}…` : text;
              },
            }),
          )}
          rows={rows}
          rowKey={({ index }) => String(index)}
          empty={<p className="soft">There are no rows below the header.</p>}
        />
      </section>
      {found.rejections.slice(0, 3).map(({ line, reason }) => (
        <p className="hint" key={line}>
          Line {line} cannot be read: {reason}.
        </p>
      ))}
    </>
  );
}
