import type { Band } from "@/components/charts/band";
import type { RatingBand } from "@/db/enums";
import type { Preview, PreviewedPeriod, PreviewSummary } from "@/lib/scoring/preview/input";

/** As in the table of bands, and short where the word "target" stands once at the end. */
export const RATING_WORDS: Record<RatingBand, { whole: string; short: string; band: Band }> = {
  above: { whole: "Above target", short: "Above", band: "above" },
  on: { whole: "On target", short: "On", band: "on" },
  near: { whole: "Near target", short: "Near", band: "near" },
  below: { whole: "Below target", short: "Below", band: "below" },
  insufficient_data: { whole: "Insufficient data", short: "Insufficient data", band: "none" },
  not_scored: { whole: "Not scored", short: "Not scored", band: "none" },
};

export const peopleWords = (count: number) =>
  `${count.toLocaleString("en-GB")} ${count === 1 ? "person" : "people"}`;

const figure = (score: string) => Number(score).toFixed(1);

/** "change band: 1 up, 6 down. The mean moves from 96.8 to 95.9." */
export function changeWords(summary: PreviewSummary): string {
  const { changed_count: changed, up_count: up, down_count: down } = summary;
  const other = changed - up - down;
  const ways = [up && `${up} up`, down && `${down} down`, other && `${other} to or from no rating`].filter(
    Boolean,
  );
  const change = changed === 1 ? "changes band" : "change band";
  return `${change}${ways.length > 0 ? `: ${ways.join(", ")}` : ""}. ${meanWords(summary)}`;
}

function meanWords({ before, after }: PreviewSummary): string {
  if (after.mean === null)
    return before.mean === null ? "Nobody is rated." : "Nobody would be rated any more.";
  if (before.mean === null) return `The mean would be ${figure(after.mean)}.`;
  if (before.mean === after.mean) return `The mean stays at ${figure(after.mean)}.`;
  if (figure(before.mean) === figure(after.mean)) return `The mean stays near ${figure(after.mean)}.`;
  return `The mean moves from ${figure(before.mean)} to ${figure(after.mean)}.`;
}

/** What the reader must know to trust the figures. */
export function noteWords(
  { taken_as_whole: taken }: Pick<Preview, "taken_as_whole">,
  { unmeasured_kpi_ids: unmeasured, versions }: PreviewedPeriod,
  names: { kpi: (id: number) => string; kra: (id: number) => string },
): string[] {
  const whole = taken.map(({ kra_id: kraId, sum_percent: sum }) => {
    const name = kraId === null ? "The scorecard" : names.kra(kraId);
    return Number(sum) === 0
      ? `${name} has no weight yet and is left out.`
      : `${name} is previewed as if its ${sum} % were 100 %.`;
  });
  const missing =
    unmeasured.length > 0
      ? [
          `${unmeasured.map(names.kpi).join(", ")} ${unmeasured.length === 1 ? "was" : "were"} not measured for these people then, and ${unmeasured.length === 1 ? "counts" : "count"} as missing.`,
        ]
      : [];
  const fresh =
    versions.length === 0 ? ["This template scored nobody then: these are the people it is for."] : [];
  return [...whole, ...missing, ...fresh];
}

/** "v7", "v6 and v7", or "then" where another template scored them. */
export function beforeWords({ versions }: PreviewedPeriod): string {
  if (versions.length === 0) return "then";
  return versions
    .map(({ version }) => `v${version}`)
    .reverse()
    .join(" and ");
}
