import { type Column, DataTable } from "@/components/ui/data-table";
import { Notice } from "@/components/ui/notice";
import { Pager } from "@/components/ui/pager";
import { Section } from "@/components/ui/section-head";
import { withParams } from "@/components/ui/url";
import type { Calibration, ManagerEffect } from "@/lib/dashboards/calibration/calibration";
import type { OverrideEffect } from "@/lib/dashboards/calibration/override-effect";
import { type CalibrationParams, calibrationAddress } from "@/lib/dashboards/calibration/params";
import { effectSentence } from "@/lib/dashboards/calibration/words";
import { shownChange, shownCount, shownPercent, shownScore } from "@/lib/dashboards/format";
import { ROWS_A_PAGE } from "./manager-section";

interface OverrideSectionProps {
  /** Null: too few totals changed to be told to this reader. */
  effect: OverrideEffect | null;
  managers: Calibration["managers"];
  params: CalibrationParams;
}

/** What overrides did to the ratings: of everybody, and for HR of each manager's direct reports. */
export function OverrideSection({ effect, managers, params }: OverrideSectionProps) {
  const effects = managers?.effects ?? [];
  const page = Math.min(params.overrides, Math.max(1, Math.ceil(effects.length / ROWS_A_PAGE)));
  return (
    <Section
      id="h-overrides"
      title="Overrides"
      aside={managers ? "In force on the scorecards of each manager’s direct reports" : undefined}
    >
      <Notice>
        {effect
          ? effectSentence(effect)
          : "Overrides changed the totals of fewer than 5 people: what they did is not shown."}
      </Notice>
      {effects.length > 0 && (
        <>
          <DataTable
            caption="Overrides by manager, most first"
            rows={effects.slice((page - 1) * ROWS_A_PAGE, page * ROWS_A_PAGE)}
            rowKey={({ id }) => String(id)}
            columns={COLUMNS}
          />
          <Pager
            page={page}
            pageSize={ROWS_A_PAGE}
            total={effects.length}
            href={(to) =>
              withParams("/calibration", calibrationAddress(params), { overrides: to === 1 ? null : to })
            }
            label="Pages of overrides by manager"
          />
        </>
      )}
    </Section>
  );
}

const none = <span className="mute">None</span>;

const COLUMNS: Column<ManagerEffect>[] = [
  { key: "name", head: "Manager", rowHeader: true, cell: ({ name }) => name },
  {
    key: "count",
    head: "Overrides",
    numeric: true,
    phoneLabel: "overrides",
    cell: ({ overrides, byManager }) => (
      <>
        {shownCount(overrides)} <span className="mute">of these {shownCount(byManager)} their own</span>
      </>
    ),
  },
  {
    key: "changed",
    head: "Totals changed",
    numeric: true,
    phoneLabel: "totals changed",
    cell: ({ rated, effect }) => (
      <>
        {shownCount(effect.changed)} <span className="mute">of {shownCount(rated)}</span>
      </>
    ),
  },
  {
    key: "mean",
    head: "By on average",
    numeric: true,
    phoneLabel: "by on average",
    cell: ({ effect }) => (effect.meanChange ? <b>{shownChange(effect.meanChange)}</b> : none),
  },
  {
    key: "up",
    head: "Up",
    numeric: true,
    phoneLabel: "up",
    cell: ({ effect }) => (effect.up ? shownPercent(effect.up) : none),
  },
  {
    key: "down",
    head: "Down",
    numeric: true,
    phoneLabel: "down",
    cell: ({ effect }) => (effect.down ? shownPercent(effect.down) : none),
  },
  {
    key: "with",
    head: "Mean with, without",
    numeric: true,
    phoneLabel: "mean with, without",
    cell: ({ effect: { with: now, without } }) =>
      now.mean && without.mean ? `${shownScore(now.mean)}, ${shownScore(without.mean)}` : none,
  },
  {
    key: "target",
    head: "On target with, without",
    numeric: true,
    phoneLabel: "on target with, without",
    cell: ({ effect: { with: now, without } }) =>
      now.onTarget && without.onTarget
        ? `${shownPercent(now.onTarget)}, ${shownPercent(without.onTarget)}`
        : none,
  },
];
