import { DataTable } from "@/components/ui/data-table";
import { Section } from "@/components/ui/section-head";
import { shownAmounts } from "@/lib/rewards/money";
import type { UnitTotals } from "@/lib/rewards/unit-totals";

interface BonusUnitsProps {
  units: readonly UnitTotals[];
  /** The reader may not see individuals: small groups are left out. */
  withheld: boolean;
}

/** Totals of units, each with everything below it. */
export function BonusUnits({ units, withheld }: BonusUnitsProps) {
  return (
    <Section
      id="h-units"
      title="Units"
      aside={
        withheld
          ? "Figures include the units below. Groups of fewer than 5 people are not shown, nor figures that would reveal them"
          : "Figures include the units below"
      }
    >
      <DataTable
        caption="Bonuses by unit"
        rows={units}
        rowKey={({ unitId }) => String(unitId)}
        columns={[
          {
            key: "name",
            head: "Unit",
            rowHeader: true,
            cell: ({ name, depth }) => <span style={{ paddingLeft: depth * 16 }}>{name}</span>,
          },
          {
            key: "people",
            head: "People",
            numeric: true,
            phoneLabel: "people",
            cell: ({ people }) => people,
          },
          {
            key: "eligible",
            head: "Eligible",
            numeric: true,
            phoneLabel: "eligible",
            cell: ({ totals }) => totals?.counts.eligible ?? "",
          },
          {
            key: "zero",
            head: "Factor 0",
            numeric: true,
            phoneLabel: "factor 0",
            cell: ({ totals }) => totals?.counts.zero ?? "",
          },
          {
            key: "not",
            head: "Not eligible",
            numeric: true,
            phoneLabel: "not eligible",
            cell: ({ totals }) => totals?.counts.not_eligible ?? "",
          },
          {
            key: "amounts",
            head: "In all",
            numeric: true,
            cell: ({ totals }) =>
              totals ? (
                shownAmounts(totals.amounts).join(", ") || <span className="mute">None</span>
              ) : (
                <span className="mute">Not shown</span>
              ),
          },
        ]}
      />
    </Section>
  );
}
