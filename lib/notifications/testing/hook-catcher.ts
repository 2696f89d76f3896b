import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

export interface CaughtHook {
  headers: IncomingHttpHeaders;
  body: string;
}

export interface HookCatcher {
  url: string;
  hooks: CaughtHook[];
  /** What it answers; a location makes it a redirect. */
  answer: { status: number; text: string; location?: string };
  close(): Promise<void>;
}

/** A real HTTP server on loopback that keeps what is posted to it. */
export async function catchHooks(): Promise<HookCatcher> {
  const catcher: HookCatcher = {
    url: "",
    hooks: [],
    answer: { status: 200, text: "Thank you" },
    close: async () => {},
  };
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const part of request) body += part;
    catcher.hooks.push({ headers: request.headers, body });
    const { status, text, location } = catcher.answer;
    response.writeHead(status, location ? { location } : {}).end(text);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", () => ready()));
  catcher.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  catcher.close = () => {
    server.closeAllConnections();
    return new Promise((closed) => server.close(() => closed()));
  };
  return catcher;
}
