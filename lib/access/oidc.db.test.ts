import type { IncomingMessage, ServerResponse } from "node:http";
import NextAuth, { type NextAuthOptions } from "next-auth";
import { decode } from "next-auth/jwt";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { commandActor } from "@/lib/context";
import { browser } from "./testing/browser";
import { loopback, startOidcProvider } from "./testing/oidc-provider";

const database = testDatabase();
const CLIENT_SECRET = "the client's secret";
const SECRET = "a secret of at least thirty-two characters";
const PEOPLE = {
  ana: { email: "ana@example.com", email_verified: true },
  unverified: { email: "ana@example.com", email_verified: false },
  wordy: { email: "ana@example.com", email_verified: "true" },
  stranger: { email: "stranger@example.com", email_verified: true },
  disabled: { email: "gone@example.com", email_verified: true },
};

/** Who is signed in at the provider. */
let atProvider: keyof typeof PEOPLE = "ana";
let app = "";
let options: () => NextAuthOptions;
const servers: { close(): void }[] = [];

beforeAll(async () => {
  const web = await loopback(serveAuth);
  app = web.origin;
  const provider = await startOidcProvider({
    client: { id: "plumbline", secret: CLIENT_SECRET, redirectUri: `${app}/api/auth/callback/oidc` },
    people: PEOPLE,
    signedIn: () => atProvider,
  });
  servers.push(web, provider);
  vi.stubEnv("DATABASE_URL", database.url);
  vi.stubEnv("PLUMBLINE_SECRET", SECRET);
  vi.stubEnv("PLUMBLINE_URL", app);
  vi.stubEnv("NEXTAUTH_URL", "");
  vi.stubEnv("OIDC_ISSUER", provider.origin);
  vi.stubEnv("OIDC_CLIENT_ID", "plumbline");
  vi.stubEnv("OIDC_CLIENT_SECRET", CLIENT_SECRET);
  vi.stubEnv("LOG_LEVEL", "silent");
  ({ authOptions: options } = await import("./auth-options"));
  const { createAccount, disableAccount } = await import("./accounts/mutations");
  const ctx = { db: database.db, actor: commandActor("test"), now: new Date() };
  await createAccount(ctx, { email: "Ana@example.com", name: "Ana", roles: ["employee"] });
  const gone = await createAccount(ctx, { email: "gone@example.com", name: "Gone", roles: ["employee"] });
  await disableAccount(ctx, gone.id);
});

afterAll(async () => {
  const { appDatabase } = await import("@/lib/database");
  await appDatabase().close();
  for (const server of servers) server.close();
  vi.unstubAllEnvs();
});

/** Presses the button and follows every redirect between application and provider. */
async function signInAs(person: keyof typeof PEOPLE) {
  atProvider = person;
  const visitor = browser();
  const { csrfToken } = (await (await visitor.open(`${app}/api/auth/csrf`)).json()) as { csrfToken: string };
  const landed = await visitor.post(`${app}/api/auth/signin/oidc`, { csrfToken, callbackUrl: "/" });
  const token = visitor.cookie(app, "next-auth.session-token");
  return {
    landedAt: landed.url.replace(app, ""),
    claims: token ? await decode({ token, secret: SECRET }) : null,
  };
}

describe("single sign-on", () => {
  it("signs in the account with the verified e-mail, and the session carries only its claims", async () => {
    const { landedAt, claims } = await signInAs("ana");
    expect(landedAt).toBe("/");
    expect(claims).toMatchObject({ accountId: expect.any(Number), sessionVersion: 1 });
    expect(claims).not.toHaveProperty("email");
  });

  it("takes a provider's word for verified", async () => {
    expect((await signInAs("wordy")).landedAt).toBe("/");
  });

  it.each(["stranger", "unverified", "disabled"] as const)(
    "refuses %s and says that there is no account",
    async (person) => {
      const { landedAt, claims } = await signInAs(person);
      expect(landedAt).toBe("/sign-in?error=NoAccount");
      expect(claims).toBeNull();
    },
  );

  it("refuses an answer that this browser did not ask for", async () => {
    const visitor = browser();
    const landed = await visitor.open(`${app}/api/auth/callback/oidc?code=stolen&state=forged`);
    expect(landed.url).toContain("/sign-in");
    expect(visitor.cookie(app, "next-auth.session-token")).toBeUndefined();
  });
});

describe("a password sign-in that cannot be decided", () => {
  const attempt = async (email: string) => {
    const visitor = browser();
    const { csrfToken } = (await (await visitor.open(`${app}/api/auth/csrf`)).json()) as {
      csrfToken: string;
    };
    const form = { csrfToken, email, password: "a password of hers", callbackUrl: "/" };
    return (await visitor.post(`${app}/api/auth/callback/credentials`, form)).url;
  };

  it("says nothing of what went wrong inside", async () => {
    const signIn = await import("./sign-in-limit");
    const broken = vi.spyOn(signIn, "openAttempt").mockRejectedValue(new Error("Failed query: SELECT 1"));
    expect(await attempt("ana@example.com")).toMatch(/error=Unavailable/);
    broken.mockRestore();
  });

  it("is a wrong one where an e-mail has a zero byte, which no text can have", async () => {
    expect(await attempt("ana\0@example.com")).toMatch(/error=CredentialsSignin/);
  });
});

/** The handler of app/api/auth, on a plain server. */
async function serveAuth(request: IncomingMessage, response: ServerResponse) {
  const url = new URL(request.url ?? "/", app);
  if (!url.pathname.startsWith("/api/auth/")) return response.end("a page");
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()));
  const cookies = Object.fromEntries(
    (request.headers.cookie ?? "").split("; ").map((pair) => {
      const at = pair.indexOf("=");
      return [pair.slice(0, at), decodeURIComponent(pair.slice(at + 1))];
    }),
  );
  const query = {
    ...Object.fromEntries(url.searchParams),
    nextauth: url.pathname.split("/").slice(3),
  };
  const answer = Object.assign(response, {
    status: (code: number) => Object.assign(response, { statusCode: code }),
    json: (data: unknown) => response.end(JSON.stringify(data)),
    send: (data: unknown) => response.end(typeof data === "object" ? JSON.stringify(data) : data),
  });
  return NextAuth(Object.assign(request, { query, body, cookies }) as never, answer as never, options());
}
