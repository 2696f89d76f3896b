import type { Placeholder, SqlPiece } from "./types";

/** A text put together from pieces, and the way back from its places to those in the admin's text. */
export interface QueryText {
  text: string;
  /** `index` counts UTF-16 units of `text`. Inside a placeholder: where the placeholder stands. */
  sourceOf(index: number): number;
}

export function writeQuery(pieces: readonly SqlPiece[], write: (name: Placeholder) => string): QueryText {
  let text = "";
  const stretches = pieces.map((piece) => {
    const start = text.length;
    text += piece.kind === "placeholder" ? write(piece.name) : piece.text;
    return { start, source: piece.source, isOwn: piece.kind === "text" };
  });
  return {
    text,
    sourceOf: (index) => {
      const stretch = stretches.findLast(({ start }) => start <= index) ?? stretches[0];
      if (!stretch) return 0;
      return stretch.source + (stretch.isOwn ? Math.max(0, index - stretch.start) : 0);
    },
  };
}

/** The parser counts bytes of UTF-8. Gives the UTF-16 index of a byte. */
export function byteIndex(text: string): (byte: number) => number {
  if (/^[\0-\x7f]*$/.test(text)) return (byte) => byte;
  const bytes = Buffer.from(text, "utf8");
  return (byte) => bytes.subarray(0, byte).toString("utf8").length;
}

/** Error positions count characters, not UTF-16 units. */
export const characterIndex = (text: string, character: number): number =>
  [...text].slice(0, character).join("").length;
