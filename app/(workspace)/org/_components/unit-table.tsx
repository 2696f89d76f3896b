import Link from "next/link";
import { BAND_WORDS } from "@/components/charts/band";
import { BandMark } from "@/components/charts/band-label";
import { PlumbBar } from "@/components/charts/plumb-bar";
import { StackBar, Swatch } from "@/components/charts/stack-bar";
import { bandOfRating } from "@/components/scorecard/rating-band";
import { type Column, DataTable } from "@/components/ui/data-table";
import { withParams } from "@/components/ui/url";
import { shownPercent, shownScore } from "@/lib/dashboards/format";
import type { UnitFigures } from "@/lib/dashboards/organisation";
import { bandOf, DEFAULT_BANDS } from "@/lib/scoring/band";

interface UnitTableProps {
  units: UnitFigures[];
  wantedId: number | undefined;
  /** The reader may open a unit's people. */
  opens: boolean;
  /** The period's name. */
  period: string;
}

export function UnitTable({ units, wantedId, opens, period }: UnitTableProps) {
  return (
    <DataTable
      caption={`Units in ${period}`}
      rows={units}
      rowKey={({ unitId }) => String(unitId)}
      columns={columnsFor(wantedId, opens)}
    />
  );
}

/** What the shades of the stacked bars mean. */
export function BandLegend() {
  return (
    <p className="legend mt3 wide">
      {(["above", "on", "near", "below", "none"] as const).map((band) => (
        <span key={band}>
          <Swatch tone={band} />
          {BAND_WORDS[band]}
        </span>
      ))}
    </p>
  );
}

function columnsFor(period: number | undefined, opens: boolean): Column<UnitFigures>[] {
  return [
    {
      key: "name",
      head: "Unit",
      rowHeader: true,
      cell: ({ unitId, name, depth, peopleCount }) => (
        <span className={depth > 1 ? "regular" : undefined} style={{ paddingLeft: `${depth * 16}px` }}>
          {opens && peopleCount > 0 ? (
            <Link href={withParams("/team", {}, { unit: unitId, period })} prefetch={false}>
              {name}
            </Link>
          ) : (
            name
          )}
        </span>
      ),
    },
    {
      key: "scored",
      head: "Scored",
      numeric: true,
      phoneLabel: "scored",
      cell: ({ scoredCount, peopleCount }) => (
        <>
          {scoredCount} <span className="mute">of {peopleCount}</span>
        </>
      ),
    },
    {
      key: "bar",
      head: "Against target",
      hideOnPhone: true,
      cell: ({ figures }) => (
        <PlumbBar
          score={figures ? Number(figures.mean) : null}
          band={figures ? bandOfMean(figures.mean) : "none"}
          decorative
        />
      ),
    },
    { key: "mean", head: "Mean", numeric: true, phoneLabel: "mean", cell: (unit) => <Mean unit={unit} /> },
    {
      key: "bands",
      head: "People by band",
      hideOnPhone: true,
      cell: ({ figures }) => figures && <Bands counts={figures.bands} />,
    },
    {
      key: "coverage",
      head: "Coverage",
      numeric: true,
      phoneLabel: "coverage",
      cell: ({ figures }) =>
        figures?.coverage ? shownPercent(figures.coverage) : <span className="mute">not shown</span>,
    },
  ];
}

function Mean({ unit: { figures, withheld } }: { unit: UnitFigures }) {
  if (withheld === "few") return <span className="mute regular">Fewer than 5 people</span>;
  if (withheld) return <span className="mute regular">Would reveal fewer than 5 people</span>;
  if (!figures) return <span className="mute regular">Not scored</span>;
  return (
    <b>
      <BandMark band={bandOfMean(figures.mean)} />
      {shownScore(figures.mean)}
    </b>
  );
}

const WORDS = { above: "above", on: "on", near: "near", below: "below", none: "not scored" } as const;

function Bands({ counts }: { counts: Record<string, number> }) {
  const parts = (["above", "on", "near", "below"] as const).map((band) => ({
    label: WORDS[band],
    count: counts[band] ?? 0,
    tone: band,
  }));
  const none = (counts.not_scored ?? 0) + (counts.insufficient_data ?? 0);
  const all = [...parts, { label: WORDS.none, count: none, tone: "none" as const }];
  return <StackBar label={all.map(({ label, count }) => `${count} ${label}`).join(", ")} parts={all} />;
}

// Templates may draw their bands differently; a mean over several of them uses the usual ones.
const bandOfMean = (mean: string) => bandOfRating(bandOf(mean, DEFAULT_BANDS));
