import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";

type Answer = (request: IncomingMessage, response: ServerResponse) => unknown;

export interface Loopback {
  origin: string;
  close(): void;
}

/** A web server on a free loopback port. */
export function loopback(answer: Answer): Promise<Loopback> {
  return new Promise((done) => {
    const server = createServer((request, response) => void answer(request, response));
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      done({ origin: `http://127.0.0.1:${port}`, close: () => server.close() });
    });
  });
}

interface ProviderOptions {
  client: { id: string; secret: string; redirectUri: string };
  people: Record<string, { email?: string; email_verified?: boolean | string }>;
  /** Who is signed in there: they are let through without a form. */
  signedIn: () => string;
}

const TTL_SECONDS = 600;

/** A real OpenID provider with one client, whose consent is given already. */
export async function startOidcProvider({ client, people, signedIn }: ProviderOptions): Promise<Loopback> {
  let provider: Provider | undefined;
  const server = await loopback(async (request, response) => {
    if (!request.url?.startsWith("/interaction/")) return provider?.callback()(request, response);
    await provider?.interactionFinished(request, response, { login: { accountId: signedIn() } });
  });
  provider = new Provider(server.origin, {
    clients: [{ client_id: client.id, client_secret: client.secret, redirect_uris: [client.redirectUri] }],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    ttl: {
      AccessToken: TTL_SECONDS,
      Grant: TTL_SECONDS,
      IdToken: TTL_SECONDS,
      Interaction: TTL_SECONDS,
      Session: TTL_SECONDS,
    },
    findAccount: (_ctx, id) => ({ accountId: id, claims: async () => ({ sub: id, ...people[id] }) }),
    async loadExistingGrant(ctx) {
      const { client: asking, session } = ctx.oidc;
      const grant = new ctx.oidc.provider.Grant({
        clientId: asking?.clientId,
        accountId: session?.accountId,
      });
      grant.addOIDCScope("openid email profile");
      await grant.save();
      return grant;
    },
  });
  return server;
}
