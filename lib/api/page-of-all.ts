import { sortOrder } from "./paging";

interface Asked<T> {
  page: number;
  page_size: number;
  /** `-name` */
  sort: string;
  /** What each column is compared by. One that is not here stands for the order in which the list comes. */
  by: Record<string, (item: T) => string>;
}

/** The asked page of a list that is at hand as a whole: of definitions, of which a company has some hundreds. */
export function pageOfAll<T>(all: readonly T[], { page, page_size, sort, by }: Asked<T>) {
  const { column, descending } = sortOrder(sort);
  const comparedBy = by[column];
  const sign = descending ? -1 : 1;
  // Equals stay as they come.
  const sorted = comparedBy
    ? [...all].sort((a, b) => sign * inOrder.compare(comparedBy(a), comparedBy(b)))
    : descending
      ? all.toReversed()
      : all;
  const from = (page - 1) * page_size;
  return { page, page_size, total: all.length, items: sorted.slice(from, from + page_size) };
}

const inOrder = new Intl.Collator("en", { numeric: true });
