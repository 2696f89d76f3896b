import { BandLabel } from "@/components/charts/band-label";
import { RATING_BANDS } from "@/db/enums";
import type { PreviewSummary } from "@/lib/scoring/preview/input";
import { RATING_WORDS } from "./impact-words";

interface ImpactBandsProps {
  summary: PreviewSummary;
  /** Column heads: "v7" and "v8". */
  before: string;
  after: string;
}

/** People in each band before, outlined, and after, filled. */
export function ImpactBands({ summary, before, after }: ImpactBandsProps) {
  const [was, is] = [summary.before.band_counts, summary.after.band_counts];
  const most = Math.max(1, ...Object.values(was), ...Object.values(is));
  const shown = RATING_BANDS.filter(
    (rating) => rating !== "insufficient_data" || (was[rating] ?? 0) + (is[rating] ?? 0) > 0,
  );
  return (
    <table className="ba">
      <caption className="sr">People in each band before and after</caption>
      <thead className="micro mute">
        <tr>
          <th scope="col">Band</th>
          <th scope="col" className="num">
            {before}
          </th>
          <th scope="col" className="num">
            {after}
          </th>
          <th scope="col" className="bars">
            {before} outlined, {after} filled
          </th>
        </tr>
      </thead>
      <tbody>
        {shown.map((rating) => {
          const { whole, band } = RATING_WORDS[rating];
          const [earlier, now] = [was[rating] ?? 0, is[rating] ?? 0];
          return (
            <tr key={rating}>
              <th scope="row">
                <BandLabel band={band} word={whole} />
              </th>
              <td className="num mute">{earlier.toLocaleString("en-GB")}</td>
              <td className="num">
                <b>{now.toLocaleString("en-GB")}</b>
              </td>
              <td className="bars" aria-hidden="true">
                <i className="hb before" style={{ "--n": (earlier / most) * 100 }} />
                <i className={`hb f-${band}`} style={{ "--n": (now / most) * 100 }} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
