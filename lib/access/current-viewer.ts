import "server-only";
import { cookies } from "next/headers";
import { forbidden, redirect } from "next/navigation";
import { decode } from "next-auth/jwt";
import { cache } from "react";
import type { Ctx } from "@/lib/context";
import { appDatabase } from "@/lib/database";
import { env } from "@/lib/env";
import { allows, PAGES, type PagePath } from "./matrix";
import { mintScope, type Scope } from "./scope";
import { getSessionViewer } from "./session";
import { readSession } from "./session-cookie";
import { actorOf, type Viewer } from "./viewer";

/** The signed-in viewer of this request, or null. One look-up a request. */
export const currentViewer = cache(async (): Promise<Viewer | null> => {
  const claims = await readSession((name) => cookieValue(name), decode, env.PLUMBLINE_SECRET);
  return claims ? getSessionViewer(appDatabase().db, claims) : null;
});

async function cookieValue(name: string): Promise<string | undefined> {
  return (await cookies()).get(name)?.value;
}

export interface PageAccess {
  viewer: Viewer;
  scope: Scope;
  ctx: Ctx;
}

/** First line of every page: who is here, what they may see. Redirects to sign-in, or answers 403. */
export async function requirePage(path: PagePath): Promise<PageAccess> {
  const viewer = await currentViewer();
  if (!viewer) redirect("/sign-in");
  if (!allows(PAGES[path], viewer.roles)) forbidden();
  const now = new Date();
  return {
    viewer,
    scope: mintScope(viewer, now),
    ctx: { db: appDatabase().db, actor: actorOf(viewer), now },
  };
}
