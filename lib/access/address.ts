import { env } from "@/lib/env";

/** Set by the server itself on every request, from the connection; what a caller sends under this name is dropped. */
export const CONNECTION_ADDRESS = "x-plumbline-connection";

const UNKNOWN_ADDRESS = "unknown";

interface HeaderReader {
  get(name: string): string | null;
}

/**
 * The network address a request came from. Only entries of X-Forwarded-For that our own proxies appended are believed:
 * counted from the right, since whatever stands further left was written by the caller.
 */
export function requestAddress(headers: HeaderReader, trustedProxies: number = env.TRUST_PROXY): string {
  const connection = headers.get(CONNECTION_ADDRESS) || UNKNOWN_ADDRESS;
  if (trustedProxies === 0) return connection;
  const hops = (headers.get("x-forwarded-for") ?? "").split(",").map((hop) => hop.trim());
  return hops.at(-trustedProxies) || connection;
}
