import { createHash } from "node:crypto";
import { invalid } from "@/lib/errors";
import type { AttachmentInput } from "../input";
import { MOST_BYTES } from "../limits";
import { safeFileName } from "./file-name";
import { MEDIA_WORDS, type MediaType, sniffMediaType } from "./sniff";

export interface Attachment {
  name: string;
  mediaType: MediaType;
  byteSize: number;
  sha256: string;
  content: Buffer;
}

/** Files as they are kept. Throws "invalid" for an empty one, what is not accepted, and more than 5 MB together. */
export function readAttachments(files: readonly AttachmentInput[]): Attachment[] {
  const read = files.map(({ name, content: base64 }): Attachment => {
    const content = Buffer.from(base64, "base64");
    const refuse = (message: string) => invalid([{ path: "attachments", message }]);
    if (content.length === 0) throw refuse(`${name || "A file"} is empty.`);
    const mediaType = sniffMediaType(content);
    if (!mediaType) throw refuse(`${name || "A file"} is none of these: ${MEDIA_WORDS}.`);
    const sha256 = createHash("sha256").update(content).digest("hex");
    return { name: safeFileName(name, mediaType), mediaType, byteSize: content.length, sha256, content };
  });
  if (read.reduce((sum, file) => sum + file.byteSize, 0) > MOST_BYTES)
    throw invalid([{ path: "attachments", message: "At most 5 MB together." }]);
  return read;
}
