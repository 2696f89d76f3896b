import { isAscii, isUtf8 } from "node:buffer";
import iconv from "iconv-lite";
import { invalidBytesMark } from "@/lib/csv/row-parser";

export type TextDecoding = { write(chunk: Uint8Array): string; end(): string };

/** A decoder for text that arrives in chunks cut anywhere. It drops a byte order mark and marks invalid UTF-8. */
export function openDecoder(encoding: string): TextDecoding {
  if (encoding === "utf-8") return openUtf8();
  const decoder = iconv.getDecoder(encoding, { stripBOM: true });
  return { write: (chunk) => decoder.write(asBuffer(chunk)), end: () => decoder.end() ?? "" };
}

/** How many bytes at the end of `bytes` begin a UTF-8 character that is cut off. */
export function unfinishedUtf8(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? back : 0;
  }
  return 0;
}

function openUtf8(): TextDecoding {
  let tail = Buffer.alloc(0);
  let first = true;
  const decode = (bytes: Buffer): string => {
    let text = decodeUtf8(bytes);
    if (first && text !== "") {
      first = false;
      if (text.startsWith("\uFEFF")) text = text.slice(1);
    }
    return text;
  };
  return {
    write(chunk) {
      const bytes = tail.length === 0 ? asBuffer(chunk) : Buffer.concat([tail, chunk]);
      const cut = bytes.length - unfinishedUtf8(bytes);
      tail = Buffer.from(bytes.subarray(cut));
      return decode(bytes.subarray(0, cut));
    },
    end: () => decode(tail),
  };
}

function decodeUtf8(bytes: Buffer): string {
  if (isAscii(bytes)) return bytes.toString("latin1");
  const text = bytes.toString("utf8");
  return isUtf8(bytes) ? text : text.replaceAll("\uFFFD", invalidBytesMark);
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
