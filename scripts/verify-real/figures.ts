/** One expected figure beside what the product says. Numbers compare to the decimals that are given. */
export interface Figure {
  what: string;
  expected: number | string | null;
  got: number | string | null;
  /** Decimals to which both must agree; 0 for counts. */
  decimals: number;
}

const text = (value: Figure["got"], decimals: number) =>
  value === null ? "not scored" : typeof value === "number" ? value.toFixed(decimals) : value;

/** The product rounds decimals, the recount has binary fractions: a value halfway between two may be either of them. */
function isRoundedFrom({ expected, got, decimals }: Figure): boolean {
  if (typeof expected !== "number" || typeof got !== "number" || decimals === 0) return false;
  return Math.abs(expected - got) <= 0.5 * 10 ** -decimals + 1e-9;
}

/** Prints the figures side by side and returns how many differ. */
export function compare(title: string, figures: Figure[], options: { showAll?: boolean } = {}): number {
  const rows = figures.map((figure) => {
    const expected = text(figure.expected, figure.decimals);
    const got = text(figure.got, figure.decimals);
    return { what: figure.what, expected, got, same: expected === got || isRoundedFrom(figure) };
  });
  const wrong = rows.filter((row) => !row.same);
  const shown = options.showAll || rows.length <= 40 ? rows : [...rows.slice(0, 12), ...wrong];
  console.log(`\n${title}: ${rows.length - wrong.length} of ${rows.length} figures agree`);
  console.log(`  ${"".padEnd(58)}${"expected".padStart(16)}${"got".padStart(16)}`);
  for (const row of shown)
    console.log(
      `${row.same ? "  " : "✗ "}${row.what.padEnd(58)}${row.expected.padStart(16)}${row.got.padStart(16)}`,
    );
  if (shown.length < rows.length) console.log(`  … and ${rows.length - shown.length} more that agree`);
  return wrong.length;
}

export const mean = (values: number[]) =>
  values.length ? values.reduce((sum, value) => sum + value, 0) / values.length : null;

export function median(values: number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  if (sorted.length === 0) return null;
  return sorted.length % 2
    ? (sorted[Math.floor(middle)] ?? null)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
