import { AppealList } from "@/components/appeals/appeal-list";
import { OverallScore } from "@/components/charts/overall-score";
import { PageHead } from "@/components/layout/page-head";
import { ExceptionList } from "@/components/reviews/exception-list";
import { NoteForm } from "@/components/reviews/note-form";
import { NoteList } from "@/components/reviews/note-list";
import { OverrideHistory } from "@/components/reviews/override-history";
import { SignOff } from "@/components/reviews/sign-off";
import { LiveFigures } from "@/components/scorecard/live-figures";
import { bandOfRating, numberOf, thresholdsOf, wordOfRating } from "@/components/scorecard/rating-band";
import { LinkButton } from "@/components/ui/button";
import { Section } from "@/components/ui/section-head";
import { Tag } from "@/components/ui/tag";
import { nameBeside, shownInstant } from "@/lib/dashboards/dates";
import { shownScore } from "@/lib/dashboards/format";
import type { ReviewScreen } from "@/lib/dashboards/reviews/review-screen";
import { ratedScore } from "@/lib/dashboards/scorecard/change";
import { adjustedWords } from "@/lib/dashboards/words/adjusted-words";
import { isSignedNow } from "@/lib/reviews/exceptions";
import type { Period } from "@/lib/scoring/periods/queries";
import { ReviewLines } from "./review-lines";

interface ReviewBodyProps {
  screen: ReviewScreen;
  period: Period;
  path: string;
}

const STATES = { draft: "Draft", review: "In review", final: "Final" };

/** One scorecard under review, from what is exceptional to the sign-off. */
export function ReviewBody({ screen, period, path }: ReviewBodyProps) {
  const { scorecard, review, overrides, notes, appeals, words, timeZone, isOpen } = screen;
  const { employee, jobRole, orgUnit, manager } = scorecard;
  const isSigned = isSignedNow(review.facts);
  return (
    <>
      <PageHead
        title={employee.name}
        sub={[jobRole?.name, orgUnit?.name, manager && `Reports to ${manager.name}`]}
        meta={
          <>
            <span>{period.name}</span>
            <Tag>{STATES[review.status]}</Tag>
            <span>{signedWords(screen, isSigned)}</span>
          </>
        }
        actions={
          <>
            <LinkButton href={`/team/${employee.id}?period=${period.id}`}>Open scorecard</LinkButton>
            {isOpen && (
              <SignOff
                key={String(isSigned)}
                periodId={period.id}
                employeeId={employee.id}
                version={review.version}
                isSigned={isSigned}
              />
            )}
          </>
        }
      />
      <Overall screen={screen} period={period.name} />
      <Section id="h-exceptions" title="What is exceptional">
        <ExceptionList exceptions={review.exceptions} words={words} />
      </Section>
      <Section
        id="h-scores"
        title="Scores"
        action={
          isOpen && (
            <LinkButton href={`${path}?override=overall`} size="s" scroll={false}>
              Override the overall score
            </LinkButton>
          )
        }
      >
        <ReviewLines {...{ scorecard, period, timeZone, isOpen, path }} />
      </Section>
      {appeals.length > 0 && (
        <Section id="h-appeals" title="Disputed">
          <AppealList appeals={appeals} timeZone={timeZone} />
        </Section>
      )}
      {overrides.length > 0 && (
        <Section id="h-overrides" title="Overrides">
          <OverrideHistory overrides={overrides} timeZone={timeZone} />
        </Section>
      )}
      <Section id="h-notes" title="Notes" aside="Of this period and those before">
        {notes.length > 0 ? (
          <NoteList notes={notes} timeZone={timeZone} withContext />
        ) : (
          <p className="soft mt3">There are no notes on this scorecard yet.</p>
        )}
        {period.status !== "finalized" && <NoteForm periodId={period.id} employee={employee} />}
      </Section>
      <p className="audit">
        <span>Computed {shownInstant(scorecard.computedAt, timeZone)}</span>
        <LiveFigures
          watch={`employee_id=${employee.id}&period_id=${period.id}`}
          at={scorecard.changedAt.toISOString()}
          timeZone={timeZone}
        />
      </p>
    </>
  );
}

function signedWords({ review, scorecard, timeZone }: ReviewScreen, isSigned: boolean): string {
  const { signedBy, signedAt, signedScore } = scorecard.review;
  if (!signedBy || !signedAt) return review.status === "final" ? "Never signed off" : "Not signed off";
  const who = `${signedBy} on ${shownInstant(signedAt, timeZone)}`;
  if (isSigned) return `Signed off by ${who}`;
  const figure = signedScore === null ? "not scored" : shownScore(signedScore);
  return `Signed off at ${figure} by ${who}; it changed since`;
}

interface OverallProps {
  screen: ReviewScreen;
  /** The period's name. */
  period: string;
}

function Overall({ screen: { scorecard, timeZone, words }, period }: OverallProps) {
  const { before } = words;
  const { total, template } = scorecard;
  if (!template) return null;
  return (
    <OverallScore
      label="Overall score"
      score={numberOf(ratedScore(total))}
      band={bandOfRating(total.band)}
      word={wordOfRating(total.band)}
      thresholds={thresholdsOf(template.bands)}
      previous={
        total.previousScore === null
          ? null
          : { label: nameBeside(before, period), score: Number(total.previousScore) }
      }
      was={numberOf(total.adjusted?.computed)}
      note={total.adjusted ? adjustedWords(total.adjusted, total.score, timeZone) : undefined}
    />
  );
}
