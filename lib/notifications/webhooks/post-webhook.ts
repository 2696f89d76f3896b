import { lookup } from "node:dns";
import { request as requestPlainly } from "node:http";
import { request as requestSecurely } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { isPrivateAddress } from "./private-address";

export interface Posting {
  url: string;
  body: string;
  headers: Record<string, string>;
  /** Whether it may go to addresses inside one's own network. */
  allowPrivate: boolean;
  timeoutMs?: number;
}

export interface Answer {
  /** Null: there was none. */
  statusCode: number | null;
  /** Its beginning, or why there was none. */
  text: string;
  durationMs: number;
}

/** Of an answer so much is kept. */
const ANSWER_CHARACTERS = 1_000;

/**
 * Posts JSON once. Never throws: what went wrong is the answer. Follows no redirect, and looks at every address that the
 * name stands for at the moment of connecting, so that a name cannot point elsewhere between check and use.
 */
export async function postWebhook(posting: Posting): Promise<Answer> {
  const startedMs = performance.now();
  const answer = await post(posting).catch((error: unknown) => ({
    statusCode: null,
    text: error instanceof Error && error.message ? error.message : String(error),
  }));
  return { ...answer, durationMs: Math.round(performance.now() - startedMs) };
}

function post({
  url,
  body,
  headers,
  allowPrivate,
  timeoutMs = 10_000,
}: Posting): Promise<Omit<Answer, "durationMs">> {
  const target = new URL(url);
  const host = target.hostname.replace(/^\[|\]$/g, "");
  if (!allowPrivate && isIP(host) && isPrivateAddress(host)) return Promise.reject(refusal(host));
  const request = target.protocol === "https:" ? requestSecurely : requestPlainly;
  return new Promise((resolve, reject) => {
    const outgoing = request(target, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "content-length": Buffer.byteLength(body),
        "user-agent": "Plumbline",
        ...headers,
      },
      lookup: allowPrivate ? undefined : lookupPublic,
      agent: false,
      signal: AbortSignal.timeout(timeoutMs),
    });
    outgoing.on("error", (error) =>
      reject(error.name === "AbortError" ? new Error(`No answer within ${timeoutMs / 1000} s.`) : error),
    );
    outgoing.on("response", (incoming) => {
      let text = "";
      incoming.setEncoding("utf8");
      incoming.on("data", (part: string) => {
        text += part;
        if (text.length > ANSWER_CHARACTERS) incoming.destroy();
      });
      incoming.on("error", () => {});
      incoming.on("close", () =>
        resolve({
          statusCode: incoming.statusCode ?? null,
          text: text.slice(0, ANSWER_CHARACTERS).replaceAll("\0", ""),
        }),
      );
    });
    outgoing.end(body);
  });
}

const refusal = (address: string) =>
  new Error(`Not sent: ${address} is an address inside a network of one's own.`);

const lookupPublic: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, "");
    const inside = addresses.find(({ address }) => isPrivateAddress(address));
    if (inside) return callback(refusal(inside.address), "");
    if (options.all) return callback(null, addresses);
    const [first] = addresses;
    if (first) callback(null, first.address, first.family);
    else callback(new Error(`${hostname} has no address.`), "");
  });
};
