export interface SearchResult {
  kind: string;
  label: string;
  detail?: string | null;
  href: string;
}

/** Results under the heading of their kind, kinds in the order of their first result, numbered through for the arrow keys. */
export function groupByKind(
  results: readonly SearchResult[],
): { kind: string; items: (SearchResult & { at: number })[] }[] {
  const kinds = [...new Set(results.map((result) => result.kind))];
  let at = 0;
  return kinds.map((kind) => ({
    kind,
    items: results.filter((result) => result.kind === kind).map((result) => ({ ...result, at: at++ })),
  }));
}
