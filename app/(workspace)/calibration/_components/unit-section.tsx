import { SmallDistribution } from "@/components/charts/small-distribution";
import { DataTable } from "@/components/ui/data-table";
import { Section } from "@/components/ui/section-head";
import type { ComparedGroup, ComparedUnit } from "@/lib/dashboards/calibration/calibration";
import type { Distribution } from "@/lib/dashboards/calibration/figures";
import { shownScore } from "@/lib/dashboards/format";
import { bandOfBin, sharesOf } from "./bins";
import { comparedColumns, RatedLegend } from "./group-columns";

interface UnitSectionProps {
  units: readonly ComparedUnit[];
  whole: Distribution;
  seesEveryone: boolean;
}

const MOST_PLOTS = 12;

/** Units with everything below them beside everybody: the largest as small plots, all of them in the table. */
export function UnitSection({ units, whole, seesEveryone }: UnitSectionProps) {
  // A unit that holds everybody has nothing to be compared with.
  const plotted = units
    .flatMap(({ compared }) => (compared && compared.rated < whole.rated ? [compared] : []))
    .sort((a, b) => b.rated - a.rated)
    .slice(0, MOST_PLOTS);
  return (
    <Section
      id="h-units"
      title="Units"
      aside={
        seesEveryone
          ? "Figures include the units below. Groups of fewer than 5 rated people are not shown"
          : "Figures include the units below. Groups of fewer than 5 rated people are not shown, nor figures that would reveal them"
      }
    >
      {plotted.length > 0 && <UnitPlots plotted={plotted} whole={whole} />}
      <DataTable
        caption="Units beside everybody"
        rows={units}
        rowKey={({ id }) => String(id)}
        columns={[
          {
            key: "name",
            head: "Unit",
            rowHeader: true,
            cell: ({ name, depth }) => (
              <span className={depth > 1 ? "regular" : undefined} style={{ paddingLeft: depth * 16 }}>
                {name}
              </span>
            ),
          },
          ...comparedColumns<ComparedUnit>({ withheldWord: seesEveryone ? "Too few people" : "Not shown" }),
        ]}
      />
      <p className="small mute mt3">
        Rated higher or lower: the median is at least 5 points away. Closer together or further apart: the
        middle half of the people spans at most two thirds, or at least one and a half times, as many points.
        Largest gap: between the shares of people up to a score; 0 % for equal spreads.
      </p>
    </Section>
  );
}

function UnitPlots({ plotted, whole }: { plotted: readonly ComparedGroup[]; whole: Distribution }) {
  const outline = sharesOf(whole);
  const most = Math.max(...outline, ...plotted.flatMap(({ distribution }) => sharesOf(distribution)));
  return (
    <>
      <RatedLegend outline />
      <div className="multi">
        {plotted.map(({ id, name, distribution }) => (
          <figure key={id}>
            <figcaption>
              <b>{name}</b>
              <span className="mute">median {shownScore(distribution.quantiles.p50)}</span>
            </figcaption>
            <SmallDistribution
              label={`Scores in ${name} beside everybody. The figures are in the table below`}
              bins={sharesOf(distribution).map((share, bin) => ({ share, band: bandOfBin(bin) }))}
              outline={outline}
              most={most}
            />
          </figure>
        ))}
      </div>
    </>
  );
}
