import Link from "next/link";
import { ScoreFigure } from "@/components/charts/band-label";
import { PlumbBar } from "@/components/charts/plumb-bar";
import { bandOfRating, numberOf } from "@/components/scorecard/rating-band";
import { Icon } from "@/components/ui/icon";
import type { RatingBand } from "@/db/enums";
import { shownPercent, shownTarget, shownValue } from "@/lib/dashboards/format";
import { adjustedWords } from "@/lib/dashboards/words/adjusted-words";
import { whyOf } from "@/lib/dashboards/words/kpi-why";
import type { Period } from "@/lib/scoring/periods/queries";
import type { Adjusted, Scorecard, ScorecardKpi } from "@/lib/scoring/scorecards/types";

interface ReviewLinesProps {
  scorecard: Scorecard;
  period: Period;
  timeZone: string;
  /** Figures can be overridden. */
  isOpen: boolean;
  path: string;
}

/** The scorecard level by level: what was measured, what counts, and the way to override each. */
export function ReviewLines(props: ReviewLinesProps) {
  const { scorecard, period, isOpen } = props;
  return (
    <table className="table kpis list review-lines">
      <caption className="sr">
        Scores of {scorecard.employee.name} in {period.name}, each with its override
      </caption>
      <thead>
        <tr>
          <th scope="col" className="c-name">
            KPI
          </th>
          <th scope="col" className="num c-actual">
            Actual
          </th>
          <th scope="col" className="num c-target">
            Target
          </th>
          <th scope="col" className="c-bar">
            Against target
          </th>
          <th scope="col" className="num c-score">
            Score
          </th>
          <th scope="col" className="num c-weight">
            Weight
          </th>
          <th scope="col" className="c-act">
            <span className="sr">{isOpen ? "Override" : "Receipt"}</span>
          </th>
        </tr>
      </thead>
      {scorecard.kras.map((kra) => (
        <tbody key={kra.id}>
          <tr className="kra">
            <th scope="rowgroup" colSpan={3}>
              {kra.name}
              {kra.adjusted?.override && (
                <Why words={adjustedWords(kra.adjusted, kra.score, props.timeZone)} />
              )}
            </th>
            <Figures {...kra} />
            <Act {...props} level={`kra-${kra.id}`} name={`${kra.name}, the whole KRA`} />
          </tr>
          {kra.kpis.map((kpi) => (
            <KpiLine key={kpi.id} {...props} kpi={kpi} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function KpiLine({ kpi, ...props }: ReviewLinesProps & { kpi: ScorecardKpi }) {
  const { scorecard, period, timeZone } = props;
  const kpiHref = (id: number) => `/team/${scorecard.employee.id}/kpis/${id}?period=${period.id}`;
  const all = scorecard.kras.flatMap(({ kpis }) => kpis);
  const why = whyOf(kpi, { all, period: period.name, kpiHref, timeZone });
  return (
    <tr className={kpi.score === null ? "kpi-row is-none" : "kpi-row"}>
      <th scope="row" className="kpi">
        <Link href={kpiHref(kpi.id)} prefetch={false}>
          {kpi.name}
        </Link>
        {why && (
          <Why words={[why.words, why.guardrail?.name, why.guardrail?.words].filter(Boolean).join(" ")} />
        )}
      </th>
      <td className="num c-actual">{kpi.actual === null ? "No records" : shownValue(kpi.actual, kpi)}</td>
      <td className="num mute c-target" data-l="target">
        {shownTarget(kpi.target, kpi.direction, kpi)}
      </td>
      <Figures {...kpi} />
      <Act {...props} level={`kpi-${kpi.id}`} name={kpi.name} />
    </tr>
  );
}

interface FiguresProps {
  score: string | null;
  band: RatingBand;
  weight: string;
  adjusted: Adjusted | null;
}

function Figures({ score, band, weight, adjusted }: FiguresProps) {
  const was = adjusted ? numberOf(adjusted.computed) : null;
  return (
    <>
      <td className="c-bar">
        <PlumbBar score={numberOf(score)} band={bandOfRating(band)} was={was} decorative />
      </td>
      <td className="score">
        <ScoreFigure score={numberOf(score)} band={bandOfRating(band)} was={was} />
      </td>
      <td className="num mute c-weight" data-l="weight">
        {shownPercent(weight)}
      </td>
    </>
  );
}

function Act({ isOpen, path, level, name }: ReviewLinesProps & { level: string; name: string }) {
  return (
    <td className="c-act">
      {isOpen && (
        <Link
          href={`${path}?override=${level}`}
          scroll={false}
          prefetch={false}
          aria-label={`Override ${name}`}
        >
          Override
        </Link>
      )}
    </td>
  );
}

function Why({ words }: { words: string }) {
  return (
    <span className="why regular">
      <Icon name="info" />
      <span>{words}</span>
    </span>
  );
}
