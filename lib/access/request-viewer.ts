import { and, eq, isNull, sql } from "drizzle-orm";
import { decode } from "next-auth/jwt";
import type { Db } from "@/db/client";
import { accounts, apiTokens } from "@/db/schema/access";
import { env } from "@/lib/env";
import { getSessionViewer } from "./session";
import { readSession } from "./session-cookie";
import { hashToken } from "./tokens/secret";
import type { Viewer } from "./viewer";

export interface RequestViewer {
  viewer: Viewer;
  /** A session comes with a cookie that browsers attach by themselves, so its writes must prove their origin. */
  via: "session" | "token";
}

/** Who calls an API route: the bearer token's owner, or the signed-in person. */
export async function getRequestViewer(db: Db, request: Request): Promise<RequestViewer | null> {
  const bearer = /^Bearer (\S+)$/i.exec(request.headers.get("authorization") ?? "")?.[1];
  if (bearer) return viewerOfToken(db, bearer);
  const jar = parseCookies(request.headers.get("cookie") ?? "");
  const claims = await readSession((name) => jar.get(name), decode, env.PLUMBLINE_SECRET);
  const viewer = claims && (await getSessionViewer(db, claims));
  return viewer ? { viewer, via: "session" } : null;
}

async function viewerOfToken(db: Db, secret: string): Promise<RequestViewer | null> {
  const [token] = await db
    .select({
      id: apiTokens.id,
      accountId: accounts.id,
      sessionVersion: accounts.sessionVersion,
      isUseNoted: sql<boolean>`coalesce(${apiTokens.lastUsedAt} > now() - interval '1 minute', false)`,
    })
    .from(apiTokens)
    .innerJoin(accounts, eq(accounts.id, apiTokens.accountId))
    .where(and(eq(apiTokens.tokenHash, hashToken(secret)), isNull(apiTokens.revokedAt)));
  const viewer = token && (await getSessionViewer(db, token));
  if (!viewer) return null;
  if (!token.isUseNoted)
    await db.update(apiTokens).set({ lastUsedAt: sql`now()` }).where(eq(apiTokens.id, token.id));
  return { viewer, via: "token" };
}

function parseCookies(header: string): Map<string, string> {
  const pairs = header.split(";").flatMap((part): [string, string][] => {
    const at = part.indexOf("=");
    return at < 0 ? [] : [[part.slice(0, at).trim(), cookieText(part.slice(at + 1).trim())]];
  });
  return new Map(pairs);
}

function cookieText(raw: string): string {
  try {
    return decodeURIComponent(raw);
  } catch {
    return raw;
  }
}
