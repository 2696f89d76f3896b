import { BAND_WORDS } from "@/components/charts/band";
import { BandMark } from "@/components/charts/band-label";
import { StackBar, Swatch } from "@/components/charts/stack-bar";
import type { Column } from "@/components/ui/data-table";
import type { ComparedGroup } from "@/lib/dashboards/calibration/calibration";
import { RATED_BANDS, shareOnTarget } from "@/lib/dashboards/calibration/figures";
import { comparisonSentence, VERDICT_WORDS } from "@/lib/dashboards/calibration/words";
import { shownChange, shownCount, shownPercent, shownScore } from "@/lib/dashboards/format";
import { bandOfScore } from "./bins";

interface Row {
  compared: ComparedGroup | null;
}

/** The figures of a group beside everybody's: the same for units and managers. */
export function comparedColumns<R extends Row>({ withheldWord = "Too few people" } = {}): Column<R>[] {
  return [
    {
      key: "rated",
      head: "Rated",
      numeric: true,
      phoneLabel: "rated",
      cell: ({ compared }) => compared && shownCount(compared.rated),
    },
    {
      key: "bands",
      head: "People by band",
      hideOnPhone: true,
      cell: ({ compared }) => compared && <Bands of={compared} />,
    },
    {
      key: "median",
      head: "Median",
      numeric: true,
      phoneLabel: "median",
      cell: ({ compared }) =>
        compared && (
          <b>
            <BandMark band={bandOfScore(compared.distribution.quantiles.p50)} />
            {shownScore(compared.distribution.quantiles.p50)}
          </b>
        ),
    },
    {
      key: "difference",
      head: "Difference",
      numeric: true,
      phoneLabel: "difference",
      cell: ({ compared }) => compared && shownChange(compared.comparison.medianDifference),
    },
    {
      key: "target",
      head: "At or above target",
      numeric: true,
      phoneLabel: "at or above target",
      cell: ({ compared }) => compared && shownPercent(shareOnTarget(compared.distribution.bands) ?? "0"),
    },
    {
      key: "gap",
      head: "Largest gap",
      numeric: true,
      phoneLabel: "largest gap",
      cell: ({ compared }) => compared && shownPercent(compared.comparison.largestGap),
    },
    {
      key: "words",
      head: "Beside everybody",
      cell: ({ compared }) =>
        compared ? (
          <>
            {VERDICT_WORDS[compared.comparison.verdict]}
            <span className="under">{comparisonSentence(compared.comparison)}</span>
          </>
        ) : (
          <span className="mute">{withheldWord}</span>
        ),
    },
  ];
}

function Bands({ of: { distribution } }: { of: ComparedGroup }) {
  const parts = RATED_BANDS.map((band) => ({
    label: BAND_WORDS[band],
    count: distribution.bands[band],
    tone: band,
  }));
  return <StackBar parts={parts} />;
}

/** What the shades of the bars mean. */
export function RatedLegend({ outline }: { outline?: boolean }) {
  return (
    <p className="legend mt3">
      {RATED_BANDS.map((band) => (
        <span key={band}>
          <Swatch tone={band} />
          {BAND_WORDS[band]}
        </span>
      ))}
      {outline && (
        <span>
          <svg viewBox="0 0 20 8" aria-hidden="true">
            <path d="M0 4h20" fill="none" stroke="currentColor" />
          </svg>
          Everybody
        </span>
      )}
    </p>
  );
}
