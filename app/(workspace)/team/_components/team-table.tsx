"use client";

import { BandLabel } from "@/components/charts/band-label";
import { PlumbBar } from "@/components/charts/plumb-bar";
import { bandOfRating, wordOfRating } from "@/components/scorecard/rating-band";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Empty } from "@/components/ui/empty";
import { Icon } from "@/components/ui/icon";
import { withParams } from "@/components/ui/url";
import { useFollowLinks } from "@/components/ui/use-follow-links";
import type { TeamLine, TeamTableLines } from "@/lib/dashboards/team/team-lines";

interface TeamTableProps extends TeamTableLines {
  /** The period's name. */
  period: string;
}

/** Drawn from its figures on both sides, like a scorecard's table. */
export function TeamTable({ lines, address, sort, filtered, period }: TeamTableProps) {
  const followLinks = useFollowLinks();
  return (
    <DataTable
      ref={followLinks}
      className="team"
      caption={`The team in ${period}`}
      columns={columnsFor(address.period)}
      rows={lines}
      rowKey={({ employeeId }) => String(employeeId)}
      sort={sort}
      sortHref={(key, direction) => withParams("/team", address, { sort: key, dir: direction, page: null })}
      empty={
        <Empty title={filtered ? "Nobody matches" : `Nobody is here in ${period}`} icon="people">
          {filtered
            ? "Change the search or the band above."
            : "People appear here once they report to you and the period has been computed."}
        </Empty>
      }
    />
  );
}

const columnsFor = (period: string | undefined): Column<TeamLine>[] => [
  {
    key: "name",
    head: "Person",
    sortable: true,
    rowHeader: true,
    className: "c-who",
    cell: ({ employeeId, name, place }) => (
      <>
        <a href={withParams(`/team/${employeeId}`, {}, { period })}>{name}</a>
        <span className="under">{place}</span>
      </>
    ),
  },
  {
    key: "bar",
    head: "Against target",
    className: "c-bar",
    cell: ({ score, band }) => <PlumbBar score={score} band={bandOfRating(band)} decorative />,
  },
  {
    key: "score",
    head: "Score",
    numeric: true,
    sortable: true,
    className: "c-score score",
    cell: ({ shownScore }) => shownScore ?? <Nothing words="Not scored" />,
  },
  {
    key: "change",
    head: "Change",
    numeric: true,
    sortable: true,
    className: "c-chg change",
    cell: ({ shownScore, change }) =>
      change ??
      (shownScore === null ? <Nothing words="No change to show" /> : <span className="mute">new</span>),
  },
  {
    key: "band",
    head: "Band",
    className: "c-band",
    cell: ({ band }) => <BandLabel band={bandOfRating(band)} word={wordOfRating(band)} />,
  },
  {
    key: "coverage",
    head: "Coverage",
    numeric: true,
    sortable: true,
    className: "c-cov soft",
    phoneLabel: "coverage",
    cell: ({ coverage }) => coverage,
  },
  {
    key: "flags",
    head: "Flags",
    className: "c-flags",
    cell: ({ flags }) =>
      flags.map((word) => (
        <span key={word} className="flag">
          {word}
        </span>
      )),
  },
  {
    key: "review",
    head: "Review",
    className: "c-state",
    cell: ({ review }) =>
      review === "signed" ? (
        <span className="done mute">
          <Icon name="check" />
          Signed
        </span>
      ) : (
        <span className={review === "review" ? undefined : "mute"}>{REVIEW_WORDS[review]}</span>
      ),
  },
];

const REVIEW_WORDS = { draft: "Not started", review: "In review", final: "Final" };

const Nothing = ({ words }: { words: string }) => (
  <>
    <span className="mute" aria-hidden="true">
      –
    </span>
    <span className="sr">{words}</span>
  </>
);
