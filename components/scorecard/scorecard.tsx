import type { ReactNode } from "react";
import { OverallScore } from "@/components/charts/overall-score";
import { PageHead } from "@/components/layout/page-head";
import { Section } from "@/components/ui/section-head";
import { Tag } from "@/components/ui/tag";
import { nameBeside } from "@/lib/dashboards/dates";
import { shownPercent, shownScore } from "@/lib/dashboards/format";
import { periodState } from "@/lib/dashboards/period-choice";
import { ratedScore } from "@/lib/dashboards/scorecard/change";
import { scorecardLines } from "@/lib/dashboards/scorecard/scorecard-lines";
import { adjustedWords } from "@/lib/dashboards/words/adjusted-words";
import type { Period } from "@/lib/scoring/periods/queries";
import type { Scorecard as StoredScorecard } from "@/lib/scoring/scorecards/types";
import { AuditLine } from "./audit-line";
import { KpiTable } from "./kpi-table";
import { ProjectionSection } from "./projection-section";
import { bandOfRating, numberOf, thresholdsOf, wordOfRating } from "./rating-band";
import { NoTemplate } from "./scorecard-states";
import { ScorecardStats } from "./scorecard-stats";

export interface ScorecardProps {
  scorecard: StoredScorecard;
  period: Period;
  timeZone: string;
  /** YYYY-MM-DD */
  today: string;
  /** It is the reader's own. */
  own: boolean;
  kpiHref: (kpiId: number) => string;
  /** What reviewers and late corrections say about it. */
  children?: ReactNode;
}

/** Where a person stands in a period, and why. */
export function Scorecard(props: ScorecardProps) {
  const { scorecard, period, today, own, kpiHref, timeZone, children } = props;
  return (
    <>
      <ScorecardHead {...props} />
      {scorecard.template === null ? (
        <NoTemplate own={own} name={scorecard.employee.name} period={period.name} />
      ) : (
        <>
          <Overall scorecard={scorecard} timeZone={timeZone} />
          <ScorecardStats scorecard={scorecard} today={today} />
          <Section
            id="h-kpis"
            title={titleOf(scorecard)}
            aside="Each line opens its receipt: the rule, the steps and the records"
          >
            <KpiTable {...scorecardLines({ scorecard, period, kpiHref, timeZone })} />
          </Section>
          <ProjectionSection scorecard={scorecard} today={today} kpiHref={kpiHref} />
        </>
      )}
      {children}
      <AuditLine {...props} />
    </>
  );
}

function ScorecardHead({ scorecard, period, today }: ScorecardProps) {
  const { employee, jobRole, orgUnit, manager } = scorecard;
  return (
    <PageHead
      title={employee.name}
      sub={[jobRole?.name, orgUnit?.name, manager && `Reports to ${manager.name}`]}
      meta={
        <>
          <span>{period.name}</span>
          <Tag>{periodState(period, today)}</Tag>
          {scorecard.review.signedBy && (
            <span className="mute">Signed off by {scorecard.review.signedBy}</span>
          )}
        </>
      }
    />
  );
}

function Overall({ scorecard, timeZone }: Pick<ScorecardProps, "scorecard" | "timeZone">) {
  const { total, template, trend } = scorecard;
  if (!template) return null;
  const before = trend.periods.at(-2);
  const name = trend.periods.at(-1)?.name ?? "";
  const insufficient = total.band === "insufficient_data";
  return (
    <OverallScore
      label="Overall score"
      score={numberOf(ratedScore(total))}
      band={bandOfRating(total.band)}
      word={wordOfRating(total.band)}
      thresholds={thresholdsOf(template.bands)}
      previous={
        before && total.previousScore !== null
          ? { label: nameBeside(before.name, name), score: Number(total.previousScore) }
          : null
      }
      was={numberOf(total.adjusted?.computed)}
      note={
        insufficient
          ? `${shownPercent(total.coverage)} of the weight is scored, ${shownPercent(template.minimumCoverage)} is needed`
          : total.adjusted
            ? adjustedWords(total.adjusted, total.score, timeZone)
            : undefined
      }
    />
  );
}

function titleOf({ total }: StoredScorecard): string {
  if (total.band === "insufficient_data") return "Why there is too little data";
  return total.score === null ? "Why it is not scored" : `Why it is ${shownScore(total.score)}`;
}
