import { BAND_WORDS } from "@/components/charts/band";
import { DistributionBars } from "@/components/charts/distribution-bars";
import { StackBar, Swatch } from "@/components/charts/stack-bar";
import { thresholdsOf } from "@/components/scorecard/rating-band";
import { DataTable } from "@/components/ui/data-table";
import { Section } from "@/components/ui/section-head";
import { Stats } from "@/components/ui/stats";
import { type Distribution, RATED_BANDS, shareOf, shareOnTarget } from "@/lib/dashboards/calibration/figures";
import { shownCount, shownPercent, shownScore } from "@/lib/dashboards/format";
import { DEFAULT_BANDS } from "@/lib/scoring/band";
import { bandOfBin } from "./bins";

/** The spread that all else is compared with, as bars and as tables. */
export function Everybody({ of, period }: { of: Distribution; period: string }) {
  const { quantiles, bands, bins, rated } = of;
  const parts = RATED_BANDS.map((band) => ({ label: BAND_WORDS[band], count: bands[band], tone: band }));
  return (
    <>
      <Stats
        top
        items={[
          { label: "Median", value: shownScore(quantiles.p50), note: "Half of the people have more" },
          { label: "Mean", value: shownScore(of.mean), note: "Of everybody with a rating" },
          {
            label: "At or above target",
            value: shownPercent(shareOnTarget(bands) ?? "0"),
            note: "Above target and on target",
          },
          {
            label: "Middle half",
            value: `${shownScore(quantiles.p25)} to ${shownScore(quantiles.p75)}`,
            note: `Eight of ten: ${shownScore(quantiles.p10)} to ${shownScore(quantiles.p90)}`,
          },
        ]}
      />
      <Section id="h-everybody" title="Everybody" aside="People by score, in steps of 5 points">
        <div className="pair">
          <DistributionBars
            label={`People by score in ${period}. The counts by band are in the table beside it`}
            bins={bins.map((count, bin) => ({ count, band: bandOfBin(bin) }))}
            thresholds={thresholdsOf(DEFAULT_BANDS)}
          />
          <div className="mt3">
            <StackBar parts={parts} />
            <DataTable
              caption={`People by band in ${period}`}
              rows={parts}
              rowKey={({ tone }) => tone}
              list={false}
              columns={[
                {
                  key: "band",
                  head: "Band",
                  rowHeader: true,
                  cell: ({ label, tone }) => (
                    <>
                      <Swatch tone={tone} /> {label}
                    </>
                  ),
                },
                { key: "people", head: "People", numeric: true, cell: ({ count }) => shownCount(count) },
                {
                  key: "share",
                  head: "Share",
                  numeric: true,
                  cell: ({ count }) => shownPercent(shareOf(count, rated) ?? "0"),
                },
              ]}
            />
          </div>
        </div>
      </Section>
    </>
  );
}
