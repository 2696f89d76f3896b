import { createHash } from "node:crypto";
import { and, eq, isNull, sql } from "drizzle-orm";
import { decode } from "next-auth/jwt";
import type { Db } from "@/db/client";
import { accounts, apiTokens } from "@/db/schema/access";
import { env } from "@/lib/env";
import { getSessionViewer } from "./session";
import { readSession } from "./session-cookie";
import type { Viewer } from "./viewer";

export const hashToken = (token: string) => createHash("sha256").update(token).digest("hex");

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

async function viewerOfToken(db: Db, token: string): Promise<RequestViewer | null> {
  const found = await db
    .update(apiTokens)
    .set({ lastUsedAt: sql`now()` })
    .from(accounts)
    .where(
      and(
        eq(apiTokens.tokenHash, hashToken(token)),
        isNull(apiTokens.revokedAt),
        eq(accounts.id, apiTokens.accountId),
      ),
    )
    .returning({ accountId: accounts.id, sessionVersion: accounts.sessionVersion });
  const viewer = found[0] && (await getSessionViewer(db, found[0]));
  return viewer ? { viewer, via: "token" } : null;
}

function parseCookies(header: string): Map<string, string> {
  const pairs = header.split(";").flatMap((part): [string, string][] => {
    const at = part.indexOf("=");
    return at < 0 ? [] : [[part.slice(0, at).trim(), decodeURIComponent(part.slice(at + 1).trim())]];
  });
  return new Map(pairs);
}
