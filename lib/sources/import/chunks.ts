import type { RowRejection } from "@/lib/csv/format";
import type { CsvBatch } from "@/lib/csv/read";
import type { CsvRow } from "@/lib/csv/row-parser";
import type { PreparedRow } from "@/lib/sources/import/prepare-rows";

/** Rows of the file that are stored in one transaction, in the order of the file. */
export interface Chunk {
  /** COPY text in pieces. */
  copy: Buffer[];
  stagedRows: number;
  rejections: RowRejection[];
  rowsRead: number;
  unowned: number;
  ambiguousTimes: number;
  /** Line on which the chunk's last row starts; all rows up to it are in this chunk or an earlier one. */
  lastLine: number;
  /** Bytes of the upload read when the chunk was sealed. */
  bytesDone: number;
}

export interface ChunkOptions {
  chunkRows: number;
  /** Rows up to this line are in the database already. */
  afterLine: number;
  bytesDone(): number;
  prepare(rows: readonly CsvRow[]): Promise<PreparedRow[]>;
}

const copyPieceCharacters = 256 * 1024;
/** Two chunks are in memory at a time, and rows may be megabytes long. */
const chunkCharacters = 32 * 1024 * 1024;

/** Cuts a file into chunks of `chunkRows` rows, refused ones included, or of fewer when rows are long. */
export async function* cutChunks(
  batches: AsyncIterable<CsvBatch>,
  { chunkRows, afterLine, bytesDone, prepare }: ChunkOptions,
): AsyncGenerator<Chunk> {
  let open = new OpenChunk();
  for await (const batch of batches) {
    const rows = batch.rows.filter(({ line }) => line > afterLine);
    const rejections = batch.rejections.filter(({ line }) => line > afterLine);
    for (const row of inLineOrder(await prepare(rows), rejections)) {
      open.add(row);
      if (open.rowsRead < chunkRows && open.characters < chunkCharacters) continue;
      yield open.seal(bytesDone());
      open = new OpenChunk();
    }
  }
  if (open.rowsRead > 0) yield open.seal(bytesDone());
}

class OpenChunk {
  rowsRead = 0;
  characters = 0;
  private readonly copy: Buffer[] = [];
  private readonly rejections: RowRejection[] = [];
  private text = "";
  private stagedRows = 0;
  private unowned = 0;
  private ambiguousTimes = 0;
  private lastLine = 0;

  add(row: PreparedRow): void {
    this.rowsRead++;
    this.lastLine = row.line;
    if (row.rejection) {
      this.rejections.push(row.rejection);
      this.characters += row.rejection.raw.length;
    }
    if (row.copy === null) return;
    this.stagedRows++;
    this.characters += row.copy.length;
    this.text += row.copy;
    if (row.unowned) this.unowned++;
    this.ambiguousTimes += row.ambiguousTimes;
    if (this.text.length >= copyPieceCharacters) this.cutPiece();
  }

  seal(bytesDone: number): Chunk {
    if (this.text !== "") this.cutPiece();
    const { copy, rejections, rowsRead, stagedRows, unowned, ambiguousTimes, lastLine } = this;
    return { copy, rejections, rowsRead, stagedRows, unowned, ambiguousTimes, lastLine, bytesDone };
  }

  private cutPiece(): void {
    this.copy.push(Buffer.from(this.text));
    this.text = "";
  }
}

/** Rows that were prepared and rows that could not be read, as they follow each other in the file. */
function* inLineOrder(
  prepared: readonly PreparedRow[],
  rejections: readonly RowRejection[],
): Generator<PreparedRow> {
  let at = 0;
  for (const row of prepared) {
    for (let next = rejections[at]; next && next.line < row.line; next = rejections[++at]) yield unread(next);
    yield row;
  }
  for (const rejection of rejections.slice(at)) yield unread(rejection);
}

const unread = (rejection: RowRejection): PreparedRow => ({
  line: rejection.line,
  copy: null,
  rejection,
  unowned: false,
  ambiguousTimes: 0,
});
