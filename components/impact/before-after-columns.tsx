import { ScoreFigure } from "@/components/charts/band-label";
import { PlumbBar } from "@/components/charts/plumb-bar";
import type { Column } from "@/components/ui/data-table";
import type { RatingBand } from "@/db/enums";
import { changeFigure } from "./change-figure";
import { RATING_WORDS } from "./impact-words";

interface Moved {
  name: string;
  /** Decimals as text; null: not scored. */
  before: string | null;
  after: string | null;
  band_after: RatingBand;
}

/** What the two sides are called. */
interface Sides {
  before: string;
  after: string;
  /** Of the bar, when it is called otherwise. */
  bar?: string;
}

export const personColumn: Column<{ name: string }> = {
  key: "name",
  head: "Person",
  rowHeader: true,
  cell: ({ name }) => name,
};

/** A score then as a ring and now as a bar, both as figures, and the change between them. */
export function beforeAfterColumns({ before, after, bar = after }: Sides): Column<Moved>[] {
  return [
    {
      key: "bar",
      head: `${before} as ring, ${bar} as bar`,
      className: "c-bar",
      cell: (moved) => (
        <PlumbBar
          decorative
          score={figure(moved.after)}
          was={figure(moved.before)}
          band={RATING_WORDS[moved.band_after].band}
        />
      ),
    },
    {
      key: "before",
      head: before,
      numeric: true,
      className: "mute",
      phoneLabel: before,
      cell: (moved) => (moved.before === null ? "" : Number(moved.before).toFixed(1)),
    },
    {
      key: "after",
      head: after,
      numeric: true,
      className: "c-new",
      phoneLabel: after,
      cell: (moved) => <ScoreFigure score={figure(moved.after)} band={RATING_WORDS[moved.band_after].band} />,
    },
    { key: "change", head: "Change", numeric: true, className: "c-diff", cell: changeOf },
  ];
}

const figure = (text: string | null) => (text === null ? null : Number(text));

const changeOf = ({ before, after }: Moved) =>
  before === null || after === null ? "" : changeFigure(Number(after) - Number(before));
