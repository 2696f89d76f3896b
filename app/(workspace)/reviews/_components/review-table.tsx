import Link from "next/link";
import { BandLabel } from "@/components/charts/band-label";
import { PlumbBar } from "@/components/charts/plumb-bar";
import { bandOfRating, numberOf, wordOfRating } from "@/components/scorecard/rating-band";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Empty } from "@/components/ui/empty";
import { Icon } from "@/components/ui/icon";
import { shownChange, shownScore } from "@/lib/dashboards/format";
import { ratedScore } from "@/lib/dashboards/scorecard/change";
import { EXCEPTION_LABELS } from "@/lib/reviews/exception-words";
import { isSignedNow } from "@/lib/reviews/exceptions";
import type { ListedReview } from "@/lib/reviews/queue";
import type { Period } from "@/lib/scoring/periods/queries";

interface ReviewTableProps {
  reviews: readonly ListedReview[];
  period: Period;
  /** A search or a state is chosen. */
  isFiltered: boolean;
}

export function ReviewTable({ reviews, period, isFiltered }: ReviewTableProps) {
  return (
    <DataTable
      className="team"
      caption={`Scorecards to review in ${period.name}`}
      columns={columnsFor(period)}
      rows={[...reviews]}
      rowKey={({ employeeId }) => String(employeeId)}
      empty={
        <Empty
          title={isFiltered ? "Nobody matches" : `You have nobody to review in ${period.name}`}
          icon="check"
        >
          {isFiltered
            ? "Change the search or the state above."
            : "People appear here once they report to you, a template scores them and the period has been computed."}
        </Empty>
      }
    />
  );
}

function columnsFor(period: Period): Column<ListedReview>[] {
  return [
    {
      key: "name",
      head: "Person",
      rowHeader: true,
      className: "c-who",
      cell: ({ employeeId, name, jobRole, orgUnit }) => (
        <>
          <Link href={`/reviews/${period.id}/${employeeId}`} prefetch={false}>
            {name}
          </Link>
          <span className="under">{jobRole ?? orgUnit ?? "No job role"}</span>
        </>
      ),
    },
    {
      key: "bar",
      head: "Against target",
      className: "c-bar",
      cell: ({ facts }) => (
        <PlumbBar
          score={numberOf(scoreOf(facts))}
          band={bandOfRating(facts.band)}
          was={facts.adjusted ? numberOf(facts.computedTotal) : null}
          decorative
        />
      ),
    },
    {
      key: "score",
      head: "Score",
      numeric: true,
      className: "c-score score",
      cell: ({ facts }) => {
        const score = scoreOf(facts);
        return score === null ? <span className="mute regular">–</span> : shownScore(score);
      },
    },
    {
      key: "change",
      head: "Change",
      numeric: true,
      className: "c-chg change",
      cell: ({ change }) => (change === null ? <span className="mute">–</span> : shownChange(change)),
    },
    {
      key: "band",
      head: "Band",
      className: "c-band",
      cell: ({ facts }) => <BandLabel band={bandOfRating(facts.band)} word={wordOfRating(facts.band)} />,
    },
    { key: "flags", head: "Exceptional", className: "c-flags", cell: (review) => <Flags review={review} /> },
    { key: "state", head: "Review", className: "c-state", cell: (review) => <State review={review} /> },
  ];
}

const scoreOf = ({ total, band }: ListedReview["facts"]) => ratedScore({ score: total, band });

function Flags({ review: { exceptions, facts } }: { review: ListedReview }) {
  const kinds = [...new Set(exceptions.map(({ kind }) => kind))].filter((kind) => kind !== "overdue");
  const words = kinds.map((kind) => EXCEPTION_LABELS[kind]);
  return [...words, ...(facts.adjusted ? ["Override"] : [])].map((word) => (
    <span key={word} className="flag">
      {word}
    </span>
  ));
}

function State({ review: { status, facts, signedBy } }: { review: ListedReview }) {
  if (status === "final") return "Final";
  if (isSignedNow(facts)) {
    return (
      <span className="done mute" title={signedBy ? `Signed off by ${signedBy}` : undefined}>
        <Icon name="check" />
        Signed
      </span>
    );
  }
  if (facts.overdue) return <b>Overdue</b>;
  return status === "draft" ? <span className="mute">Draft</span> : "In review";
}
