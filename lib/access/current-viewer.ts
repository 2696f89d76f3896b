import "server-only";
import { cookies, headers } from "next/headers";
import { forbidden, redirect } from "next/navigation";
import { decode } from "next-auth/jwt";
import { cache } from "react";
import type { Ctx } from "@/lib/context";
import { appDatabase } from "@/lib/database";
import { env } from "@/lib/env";
import { idNumber } from "@/lib/zod-fields";
import { requestAddress } from "./address";
import { allows, PAGES, type PagePath } from "./matrix";
import { PATH_HEADER, pageOfPath } from "./page-of-path";
import { isInScope, mintScope, type Scope } from "./scope";
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
  const access = await requireSignedIn();
  if (!allows(PAGES[path], access.viewer.roles)) forbidden();
  return access;
}

/**
 * The same decision for the page whose address was asked for, made in the workspace layout: above its loading
 * states, where a refusal still becomes a 403 instead of a page that has already begun with 200.
 */
export async function requireAskedPage(): Promise<PageAccess> {
  const access = await requireSignedIn();
  const { pathname } = new URL(await askedPath(), "http://page");
  const match = pageOfPath(pathname);
  if (match && !allows(PAGES[match.page], access.viewer.roles)) forbidden();
  if (match?.page.startsWith("/team/")) await requirePerson(access, match.params.employeeId);
  return access;
}

/** What is no id is left to the page, which answers that it does not exist. */
async function requirePerson({ ctx, scope }: PageAccess, text: string | undefined): Promise<void> {
  const employeeId = idNumber.safeParse(text);
  if (employeeId.success && !(await isInScope(ctx.db, scope, employeeId.data))) forbidden();
}

async function requireSignedIn(): Promise<PageAccess> {
  const viewer = await currentViewer();
  if (!viewer) redirect(signInPath(await askedPath()));
  const now = new Date();
  return {
    viewer,
    scope: mintScope(viewer, now),
    ctx: { db: appDatabase().db, actor: actorOf(viewer), now, address: requestAddress(await headers()) },
  };
}

const askedPath = async () => (await headers()).get(PATH_HEADER) ?? "/";

const signInPath = (asked: string) =>
  asked === "/" ? "/sign-in" : `/sign-in?${new URLSearchParams({ callbackUrl: asked })}`;
