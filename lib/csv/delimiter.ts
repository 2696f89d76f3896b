import { type CsvFormat, type Delimiter, delimiters } from "@/lib/csv/format";
import { RowParser, separatorLine } from "@/lib/csv/row-parser";

const lookedAtCharacters = 65_536;

/** "\r" only when the text has carriage returns and no line feed at all. */
export function detectNewline(text: string): CsvFormat["newline"] {
  return !text.includes("\n") && text.includes("\r") ? "\r" : "\n";
}

/**
 * The delimiter under which the most rows have as many values as the header; of equals, the one that gives more columns.
 * A header that no delimiter divides is a single column, and the comma. A line `sep=;` above the header decides.
 */
export function detectDelimiter(text: string, newline: CsvFormat["newline"]): Delimiter {
  const stated = separatorLine.exec(text.slice(0, Math.max(0, text.indexOf(newline))))?.[1];
  const known = delimiters.find((delimiter) => delimiter === stated);
  if (known) return known;
  let best: { delimiter: Delimiter; share: number; columns: number } = {
    delimiter: ",",
    share: 0,
    columns: 1,
  };
  for (const delimiter of delimiters) {
    const parser = new RowParser({ delimiter, newline });
    parser.push(text.slice(0, lookedAtCharacters));
    if (text.length <= lookedAtCharacters || parser.rows.length === 0) parser.end();
    const columns = parser.rows[0]?.values.length ?? 1;
    const share = parser.rows.length / (parser.rows.length + parser.rejections.length);
    const better = share > best.share || (share === best.share && columns > best.columns);
    if (columns > 1 && better) best = { delimiter, share, columns };
  }
  return best.delimiter;
}
