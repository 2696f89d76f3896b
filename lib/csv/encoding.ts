import { isUtf8 } from "node:buffer";
import { analyse } from "chardet";
import iconv from "iconv-lite";
import { unfinishedUtf8 } from "@/lib/csv/decode";

/** `certain` is false when the bytes fit several encodings and the likeliest was taken. */
export type EncodingDetection =
  | { ok: true; encoding: string; certain: boolean }
  | { ok: false; reason: string };

const confidencePercent = 50;
const controlShare = 0.01;
/** Of the characters of a table, at least so many are delimiters, digits, spaces and line breaks. */
const nulShare = 0.05;
const validPerBroken = 10;
// windows-1252 writes all that these two do, and more.
const latin = new Set(["iso-8859-1", "us-ascii", "ascii"]);

const notText: readonly { starts: string; reason: string }[] = [
  { starts: "504b0304", reason: "This is a zip (or Excel) file named .csv; save it as CSV first" },
  { starts: "504b0506", reason: "This is an empty zip file; save the table as CSV first" },
  { starts: "d0cf11e0a1b11ae1", reason: "This is an old Excel (.xls) file; save it as CSV first" },
  { starts: "1f8b", reason: "This file is compressed (gzip); unpack it first" },
  { starts: "425a68", reason: "This file is compressed (bzip2); unpack it first" },
  { starts: "fd377a585a00", reason: "This file is compressed (xz); unpack it first" },
  { starts: "28b52ffd", reason: "This file is compressed (zstd); unpack it first" },
  { starts: "377abcaf271c", reason: "This file is compressed (7z); unpack it first" },
  { starts: "255044462d", reason: "This is a PDF document, not a CSV file" },
  { starts: "50415231", reason: "This is a Parquet file; export it as CSV first" },
  {
    starts: "53514c69746520666f726d6174",
    reason: "This is an SQLite database; export the table as CSV first",
  },
  { starts: "fffe0000", reason: "This file is encoded as UTF-32; save it as UTF-8" },
  { starts: "0000feff", reason: "This file is encoded as UTF-32; save it as UTF-8" },
];

/**
 * How the text of a file is encoded, from its first bytes; refused when it is not text.
 * Order: known file signatures, byte order mark, UTF-16 without a mark, UTF-8, a confident guess, windows-1252.
 */
export function detectEncoding(sample: Uint8Array, { complete }: { complete: boolean }): EncodingDetection {
  const start = Buffer.from(sample.subarray(0, 16)).toString("hex");
  const known = notText.find(({ starts }) => start.startsWith(starts));
  if (known) return { ok: false, reason: known.reason };
  if (start.startsWith("efbbbf")) return { ok: true, encoding: "utf-8", certain: true };
  if (start.startsWith("fffe")) return { ok: true, encoding: "utf-16le", certain: true };
  if (start.startsWith("feff")) return { ok: true, encoding: "utf-16be", certain: true };
  if (sample.includes(0)) return unmarkedUtf16(sample);
  if (controlCharacters(sample) > sample.length * controlShare) {
    return { ok: false, reason: "This is not a text file" };
  }
  const whole = complete ? sample : sample.subarray(0, sample.length - unfinishedUtf8(sample));
  if (isUtf8(whole)) return { ok: true, encoding: "utf-8", certain: true };
  return { ok: true, encoding: isMostlyUtf8(whole) ? "utf-8" : guess(sample), certain: false };
}

/** The encoding's name in lower case, or null when no decoder has it. */
export function knownEncoding(name: string): string | null {
  const encoding = name.trim().toLowerCase();
  return iconv.encodingExists(encoding) ? encoding : null;
}

/**
 * In UTF-16 delimiters, digits and line breaks have a NUL as one of their two bytes, always on the same side, whatever
 * script the words are in. NULs elsewhere, or text that comes out without a line, mean the file is no text.
 */
function unmarkedUtf16(sample: Uint8Array): EncodingDetection {
  const nuls = [0, 0];
  for (let i = 0; i < sample.length; i++) {
    if (sample[i] === 0) nuls[i % 2] = (nuls[i % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = nuls;
  const encoding = odd > even ? "utf-16le" : "utf-16be";
  const [one, other] = [Math.max(even, odd), Math.min(even, odd)];
  if (one > (sample.length / 2) * nulShare && other < one * 0.02 && readsAsUtf16(sample, encoding))
    return { ok: true, encoding, certain: true };
  return { ok: false, reason: "This is not a text file: it has NUL bytes" };
}

function readsAsUtf16(sample: Uint8Array, encoding: string): boolean {
  const text = iconv.decode(Buffer.from(sample.subarray(0, 65_536)), encoding);
  const strange = text.match(/(?![\t\n\f\r])[\uFFFD\p{Cc}\p{Cn}\p{Co}]/gu)?.length ?? 0;
  return /[\r\n]/.test(text) && strange <= text.length * controlShare;
}

function controlCharacters(sample: Uint8Array): number {
  let count = 0;
  for (const byte of sample)
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12) count++;
  return count;
}

/** UTF-8 with a few broken bytes in it: text in another encoding hardly ever has a valid UTF-8 character. */
function isMostlyUtf8(sample: Uint8Array): boolean {
  const beyondAscii = Buffer.from(sample)
    .toString("utf8")
    .replaceAll(/\p{ASCII}/gu, "");
  const broken = beyondAscii.split("\uFFFD").length - 1;
  return [...beyondAscii].length - broken >= broken * validPerBroken;
}

function guess(sample: Uint8Array): string {
  const [best] = analyse(sample);
  const encoding = best && best.confidence >= confidencePercent ? knownEncoding(best.name) : null;
  return encoding === null || latin.has(encoding) ? "windows-1252" : encoding;
}
