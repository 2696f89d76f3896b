import { type Column, DataTable } from "@/components/ui/data-table";
import { Empty } from "@/components/ui/empty";
import { Pager } from "@/components/ui/pager";
import { Section } from "@/components/ui/section-head";
import { withParams } from "@/components/ui/url";
import { shownScore } from "@/lib/dashboards/format";
import type { BonusRow } from "@/lib/rewards/bonuses";
import { shownMoney } from "@/lib/rewards/money";
import { BONUSES_PER_PAGE, type BonusParams, type BonusScreen, bonusAddress } from "@/lib/rewards/screen";
import { shownFactor } from "@/lib/rewards/shown-factor";
import { BonusFilters } from "./bonus-filters";

interface BonusPeopleProps {
  list: NonNullable<BonusScreen["list"]>;
  unitChoices: BonusScreen["unitChoices"];
  open: BonusRow | null;
  params: BonusParams;
  /** The period's name. */
  period: string;
}

/** Everyone's line with its reason; opened, what it was worked out from. */
export function BonusPeople({ list, unitChoices, open, params, period }: BonusPeopleProps) {
  const address = bonusAddress(params);
  const isFiltered = params.q !== "" || params.status !== undefined || params.unit !== undefined;
  return (
    <Section id="h-people" title="People" aside="Each line opens how the bonus is worked out">
      <BonusFilters address={address} counts={list.counts} units={unitChoices} status={params.status} />
      <DataTable
        caption={`Bonuses of ${period}`}
        columns={columnsFor(address)}
        rows={list.rows}
        rowKey={({ employeeId }) => String(employeeId)}
        isOpen={({ employeeId }) => employeeId === open?.employeeId}
        sort={{ key: params.sort, direction: params.dir }}
        sortHref={(key, direction) =>
          withParams("/bonus", address, { sort: key, dir: direction, page: null })
        }
        empty={
          <Empty title={isFiltered ? "Nobody matches" : "Nobody is here"} icon="people">
            {isFiltered
              ? "Change the search or the choices above."
              : "People appear here once the period has been computed."}
          </Empty>
        }
      />
      {list.total > 0 && (
        <Pager
          page={params.page}
          pageSize={BONUSES_PER_PAGE}
          total={list.total}
          href={(page) => withParams("/bonus", address, { page: page > 1 ? page : null })}
          label="Pages of people"
        />
      )}
    </Section>
  );
}

const columnsFor = (address: Record<string, string | undefined>): Column<BonusRow>[] => [
  {
    key: "name",
    head: "Person",
    sortable: true,
    rowHeader: true,
    cell: ({ employeeId, name, orgUnit }) => (
      <>
        <a href={withParams("/bonus", address, { person: employeeId })}>{name}</a>
        <span className="under">{orgUnit ?? "In no unit"}</span>
      </>
    ),
  },
  { key: "reason", head: "Why", className: "soft", cell: ({ reason }) => reason },
  {
    key: "score",
    head: "Score",
    numeric: true,
    sortable: true,
    phoneLabel: "score",
    cell: ({ score }) => (score === null ? <Nothing words="Not scored" /> : shownScore(score)),
  },
  {
    key: "target",
    head: "Target bonus",
    numeric: true,
    hideOnPhone: true,
    cell: ({ target, currency }) =>
      target !== null && currency !== null ? shownMoney(target, currency) : <Nothing words="None" />,
  },
  {
    key: "factor",
    head: "Factor",
    numeric: true,
    sortable: true,
    phoneLabel: "factor",
    cell: ({ factor }) => (factor === null ? <Nothing words="None" /> : shownFactor(factor)),
  },
  {
    key: "amount",
    head: "Bonus",
    numeric: true,
    sortable: true,
    phoneLabel: "bonus",
    cell: ({ amount, currency }) =>
      amount !== null && currency !== null ? <b>{shownMoney(amount, currency)}</b> : <Nothing words="None" />,
  },
];

const Nothing = ({ words }: { words: string }) => (
  <>
    <span className="mute" aria-hidden="true">
      –
    </span>
    <span className="sr">{words}</span>
  </>
);
