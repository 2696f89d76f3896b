/** What is read and thrown away of a body whose reader has stopped early. */
const MOST_DRAINED_BYTES = 64 * 1_048_576;

/**
 * The body of a request as it arrives, never whole in memory. Reading it may be stopped at any point: the rest is then
 * read and dropped, since a server that answers with bytes still under way resets the connection of its caller.
 */
export async function* requestBody(request: Request): AsyncGenerator<Uint8Array> {
  const reader = request.body?.getReader();
  if (!reader) return;
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    await drain(reader).catch(() => {});
  }
}

async function drain(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  let dropped = 0;
  for (
    let next = await reader.read();
    !next.done && dropped < MOST_DRAINED_BYTES;
    next = await reader.read()
  ) {
    dropped += next.value.byteLength;
  }
  await reader.cancel();
}

/** Text that is made while it is sent, as a file to be saved. `fileName` is plain ASCII. */
export function csvDownload(lines: AsyncGenerator<string>, fileName: string): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await lines.next();
      if (next.done) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
    async cancel() {
      await lines.return(undefined);
    },
  });
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${fileName}"`,
      "cache-control": "no-store",
    },
  });
}
