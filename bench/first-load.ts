import { get } from "node:http";

/** Bytes of JavaScript, compressed as sent, that a browser fetches for a page before anybody touches it. */
export async function firstLoad(url: string, cookie: string): Promise<number> {
  const html = (await fetchBytes(url, cookie)).toString("utf8");
  const tags = [...html.matchAll(/<(?:script|link)\b[^>]*>/g)].map(([tag]) => tag);
  // Browsers of this decade do not fetch what is marked noModule.
  const wanted = tags.filter((tag) => !/\bnomodule\b/i.test(tag));
  const scripts = new Set(wanted.flatMap((tag) => /(?:src|href)="([^"]+?\.js[^"]*)"/.exec(tag)?.[1] ?? []));
  let bytes = 0;
  for (const path of scripts)
    bytes += (await fetchBytes(new URL(path, url).toString(), cookie, "gzip")).length;
  return bytes;
}

/** The body as it comes over the wire, not unpacked. */
function fetchBytes(url: string, cookie: string, encoding = "identity"): Promise<Buffer> {
  return new Promise((done, fail) => {
    get(url, { headers: { cookie, "accept-encoding": encoding } }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        response.statusCode === 200
          ? done(Buffer.concat(chunks))
          : fail(new Error(`${url} answered ${response.statusCode}`)),
      );
    }).on("error", fail);
  });
}
