import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { CONNECTION_ADDRESS } from "./address";

/**
 * Writes the peer's address of every incoming connection into a request header of ours, overwriting what the caller
 * sent: route handlers and pages do not get at the socket.
 */
export function noteConnectionAddresses(): void {
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    request.headers[CONNECTION_ADDRESS] = request.socket.remoteAddress ?? "";
  });
}
