import { BAND_WORDS, type Band } from "@/components/charts/band";
import { StackBar, Swatch, type Tone } from "@/components/charts/stack-bar";
import { type Column, DataTable } from "@/components/ui/data-table";
import type { RatingBand } from "@/db/enums";
import type { BandCounts } from "@/lib/scoring/runs/queries";
import { figure } from "./words";

interface Row {
  label: string;
  tone: Tone;
  count: number;
}

const BANDS: [RatingBand, Band, string][] = [
  ["above", "above", BAND_WORDS.above],
  ["on", "on", BAND_WORDS.on],
  ["near", "near", BAND_WORDS.near],
  ["below", "below", BAND_WORDS.below],
  ["insufficient_data", "none", "Insufficient data"],
  ["not_scored", "none", BAND_WORDS.none],
];

/** People by rating band, as a bar and as its table. */
export function BandCountsTable({ counts }: { counts: BandCounts }) {
  const rows: Row[] = BANDS.map(([rating, band, label]) => ({
    label,
    tone: band === "none" ? "hollow" : band,
    count: counts[rating] ?? 0,
  }));
  const columns: Column<Row>[] = [
    {
      key: "band",
      head: "Band",
      rowHeader: true,
      cell: (row) => (
        <>
          <Swatch tone={row.tone} /> {row.label}
        </>
      ),
    },
    { key: "people", head: "People", numeric: true, cell: (row) => figure(row.count) },
  ];
  return (
    <>
      <StackBar parts={rows} />
      <DataTable
        caption="People by band"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.label}
        list={false}
      />
    </>
  );
}
