/** What may be handed in, by what the content is and not by its name. */
export const MEDIA_TYPES = {
  "application/pdf": ["pdf"],
  "image/png": ["png"],
  "image/jpeg": ["jpg", "jpeg"],
  "image/gif": ["gif"],
  "image/webp": ["webp"],
  "text/plain": ["txt", "csv", "log", "eml"],
} as const;
export type MediaType = keyof typeof MEDIA_TYPES;

export const MEDIA_WORDS = "PDF, picture (PNG, JPEG, GIF, WebP) or plain text (TXT, CSV)";

const ascii = (text: string) => [...text].map((character) => character.charCodeAt(0));
const STARTS: [MediaType, readonly (number | null)[]][] = [
  ["application/pdf", ascii("%PDF-")],
  ["image/png", [0x89, ...ascii("PNG\r\n"), 0x1a, 0x0a]],
  ["image/jpeg", [0xff, 0xd8, 0xff]],
  ["image/gif", ascii("GIF87a")],
  ["image/gif", ascii("GIF89a")],
  ["image/webp", [...ascii("RIFF"), null, null, null, null, ...ascii("WEBP")]],
];

/** The media type that the content itself shows, or null for what is not accepted. */
export function sniffMediaType(content: Uint8Array): MediaType | null {
  for (const [type, start] of STARTS) {
    if (start.every((byte, at) => byte === null || content[at] === byte)) return type;
  }
  return isPlainText(content) ? "text/plain" : null;
}

/** UTF-8 without control characters other than line ends, tabs and form feeds. */
function isPlainText(content: Uint8Array): boolean {
  for (const byte of content) {
    if ((byte < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d].includes(byte)) || byte === 0x7f) return false;
  }
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(content);
    return true;
  } catch {
    return false;
  }
}
