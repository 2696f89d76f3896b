import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import Papa from "papaparse";

/** A file as it stands, read here by none of the product's code: what the product makes of it is compared with this. */
export interface Table {
  file: string;
  delimiter: string;
  headings: string[];
  /** Rows with as many cells as there are headings. */
  rows: string[][];
  /** Rows with more or fewer: the product has to reject them. */
  raggedRows: number;
}

/** `bytes` at most when given: enough to see the headings. Null when it is no text or has no row. */
export function readTable(file: string, bytes?: number): Table | null {
  const content = unpacked(readFileSync(file)).subarray(0, bytes);
  const text = decode(content)?.replace(/^"?sep=."?\r?\n/i, "");
  if (!text?.trim()) return null;
  const parsed = Papa.parse<string[]>(text, { skipEmptyLines: true });
  const [first = [], ...all] = parsed.data;
  const headings = first.map((heading) => heading.trim());
  const rows = all.filter((row) => row.length === headings.length);
  return { file, delimiter: parsed.meta.delimiter, headings, rows, raggedRows: all.length - rows.length };
}

const unpacked = (content: Buffer): Buffer =>
  content[0] === 0x1f && content[1] === 0x8b ? gunzipSync(content) : content;

function decode(content: Buffer): string | null {
  const head = content.subarray(0, 4).toString("hex");
  if (head.startsWith("fffe")) return new TextDecoder("utf-16le").decode(content);
  if (head.startsWith("feff")) return new TextDecoder("utf-16be").decode(content);
  if (content.includes(0)) return decodeUnmarked(content);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(content, { stream: true });
  } catch {
    return new TextDecoder("windows-1252").decode(content);
  }
}

/** UTF-16 without a mark has the zero bytes of its digits and line breaks on one side; anything else is no text. */
function decodeUnmarked(content: Buffer): string | null {
  let odd = 0;
  let even = 0;
  for (const [at, byte] of content.entries()) if (byte === 0) at % 2 ? odd++ : even++;
  if (Math.min(odd, even) * 20 > Math.max(odd, even)) return null;
  return new TextDecoder(odd > even ? "utf-16le" : "utf-16be").decode(content);
}
