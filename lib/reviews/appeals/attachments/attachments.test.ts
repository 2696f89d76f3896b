import { expect, test } from "vitest";
import { contentDisposition, safeFileName } from "./file-name";
import { sniffMediaType } from "./sniff";

const bytes = (text: string) => new TextEncoder().encode(text);
const binary = (...values: number[]) => Uint8Array.from(values);

test.each([
  ["a PDF", bytes("%PDF-1.7 …"), "application/pdf"],
  ["a PNG", binary(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0), "image/png"],
  ["a JPEG", binary(0xff, 0xd8, 0xff, 0xe0), "image/jpeg"],
  ["a GIF", bytes("GIF89a…"), "image/gif"],
  ["a WebP", bytes("RIFF1234WEBPVP8 "), "image/webp"],
  ["a WAV is no WebP, though it begins alike", bytes("RIFF\u0000\u0000\u0000\u0000WAVE"), null],
  ["text", bytes("Ticket;closed\n4711;ja – größer\n"), "text/plain"],
  ["a page is text, and only ever served as such", bytes("<script>alert(1)</script>"), "text/plain"],
  ["text that is no UTF-8", binary(0x67, 0x72, 0xf6), null],
  ["a program", binary(0x4d, 0x5a, 0x90, 0), null],
  ["an archive", binary(0x50, 0x4b, 0x03, 0x04), null],
])("%s", (_, content, type) => expect(sniffMediaType(content)).toBe(type));

test.each([
  ["mail.pdf", "application/pdf", "mail.pdf"],
  ["../../etc/passwd", "text/plain", "passwd.txt"],
  ["C:\\Users\\amina\\Übersicht Oktober.CSV", "text/plain", "Übersicht Oktober.csv"],
  ["invoice.pdf", "image/png", "invoice.pdf.png"],
  ["page.html", "text/plain", "page.html.txt"],
  ["quarter\u202etxt.exe", "text/plain", "quartertxt.exe.txt"],
  ['a"b;c\r\nSet-Cookie: x.png', "image/png", "a_b_cSet-Cookie_ x.png"],
  ["...", "image/jpeg", "attachment.jpg"],
  ["", "application/pdf", "attachment.pdf"],
  [`${"x".repeat(300)}.png`, "image/png", `${"x".repeat(100)}.png`],
] as const)("%j of %s is kept as %j", (name, type, kept) => expect(safeFileName(name, type)).toBe(kept));

test("a name of any letters goes into the header of a download", () => {
  expect(contentDisposition("Übersicht (1).csv")).toBe(
    "attachment; filename=\"_bersicht (1).csv\"; filename*=UTF-8''%C3%9Cbersicht%20%281%29.csv",
  );
});
