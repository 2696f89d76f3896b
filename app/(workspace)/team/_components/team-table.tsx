import Link from "next/link";
import { BandLabel } from "@/components/charts/band-label";
import { PlumbBar } from "@/components/charts/plumb-bar";
import { bandOfRating, numberOf, wordOfRating } from "@/components/scorecard/rating-band";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Empty } from "@/components/ui/empty";
import { withParams } from "@/components/ui/url";
import { shownChange, shownPercent, shownScore } from "@/lib/dashboards/format";
import { type TeamParams, teamAddress } from "@/lib/dashboards/params";
import type { TeamMember } from "@/lib/dashboards/team";

interface TeamTableProps {
  members: TeamMember[];
  params: TeamParams;
  /** The period's name. */
  period: string;
}

export function TeamTable({ members, params, period }: TeamTableProps) {
  const address = teamAddress(params);
  const filtered = params.q !== "" || params.band !== undefined;
  return (
    <DataTable
      className="team"
      caption={`The team in ${period}`}
      columns={columnsFor(address.period)}
      rows={members}
      rowKey={({ employeeId }) => String(employeeId)}
      sort={{ key: params.sort, direction: params.dir }}
      sortHref={(sort, dir) => withParams("/team", address, { sort, dir, page: null })}
      empty={
        <Empty title={filtered ? "Nobody matches" : `Nobody is here in ${period}`} icon="people">
          {filtered
            ? "Change the search or the band above."
            : "People stand here when they report to you and the period has been computed."}
        </Empty>
      }
    />
  );
}

function columnsFor(period: string | undefined): Column<TeamMember>[] {
  return [
    {
      key: "name",
      head: "Person",
      sortable: true,
      rowHeader: true,
      className: "c-who",
      cell: ({ employeeId, name, jobRole, orgUnit }) => (
        <>
          <Link href={withParams(`/team/${employeeId}`, {}, { period })} prefetch={false}>
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
      cell: ({ score, band }) => <PlumbBar score={numberOf(score)} band={bandOfRating(band)} decorative />,
    },
    {
      key: "score",
      head: "Score",
      numeric: true,
      sortable: true,
      className: "c-score score",
      cell: ({ score }) => (score === null ? <Nothing words="Not scored" /> : shownScore(score)),
    },
    {
      key: "change",
      head: "Change",
      numeric: true,
      sortable: true,
      className: "c-chg change",
      cell: ({ score, change }) =>
        change !== null ? (
          shownChange(change)
        ) : score === null ? (
          <Nothing words="No change to show" />
        ) : (
          <span className="mute">new</span>
        ),
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
      cell: ({ coverage }) => shownPercent(coverage),
    },
    { key: "flags", head: "Flags", className: "c-flags", cell: ({ flags }) => <Flags flags={flags} /> },
  ];
}

function Flags({ flags }: Pick<TeamMember, "flags">) {
  const words = [flags.guardrail && "Guardrail", flags.coverage && "Coverage", flags.held && "Held"].filter(
    (word) => word !== false,
  );
  return words.map((word) => (
    <span key={word} className="flag">
      {word}
    </span>
  ));
}

const Nothing = ({ words }: { words: string }) => (
  <>
    <span className="mute" aria-hidden="true">
      –
    </span>
    <span className="sr">{words}</span>
  </>
);
