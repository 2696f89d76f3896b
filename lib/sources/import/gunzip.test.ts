import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { gunzip } from "@/lib/sources/import/gunzip";
import { ImportProblem } from "@/lib/sources/import/import-problem";
import { inPieces } from "@/lib/sources/testing/import-file";

async function sizeOf(packed: Buffer): Promise<number> {
  let size = 0;
  for await (const piece of gunzip(inPieces(packed))) size += piece.byteLength;
  return size;
}

describe("gunzip", () => {
  it("unpacks whatever the pieces are cut like", async () => {
    const text = Buffer.from("line of text\n".repeat(50_000));
    const out: Uint8Array[] = [];
    for await (const piece of gunzip(inPieces(gzipSync(text), 7))) out.push(piece);
    expect(Buffer.concat(out).equals(text)).toBe(true);
  });

  it("stops at a file made to exhaust the machine", async () => {
    const bomb = gzipSync(Buffer.alloc(100_000_000), { level: 9 });
    await expect(sizeOf(bomb)).rejects.toThrow(/more than 200 times its size/);
  });

  it("says that a file is damaged or cut short", async () => {
    const packed = gzipSync(Buffer.from("x,y\n".repeat(10_000)));
    await expect(sizeOf(packed.subarray(0, -20))).rejects.toBeInstanceOf(ImportProblem);
    packed.fill(0, 20, 40);
    await expect(sizeOf(packed)).rejects.toBeInstanceOf(ImportProblem);
  });

  it("lets go of the input when the reader stops early", async () => {
    let ended = false;
    const endless = async function* () {
      try {
        yield* inPieces(gzipSync(Buffer.alloc(2_000_000)));
      } finally {
        ended = true;
      }
    };
    for await (const _ of gunzip(endless())) break;
    expect(ended).toBe(true);
  });
});
