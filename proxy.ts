import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { csrfCookieName, csrfTokenOf, mintCsrfCookie } from "@/lib/access/csrf";
import { PATH_HEADER } from "@/lib/access/page-of-path";
import { contentSecurityPolicy, TRANSPORT_SECURITY } from "@/lib/access/security-headers";
import { SESSION_COOKIES } from "@/lib/access/session-cookie";
import { env } from "@/lib/env";

const https = env.PLUMBLINE_URL?.startsWith("https://") ?? false;

/** Before every page: its security policy, the path for the workspace layout, and the cookies of signing in and out. */
export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl;
  // PostgreSQL has no text with a zero character: nothing can be found by it.
  if (`${pathname}${search}`.includes("%00"))
    return new NextResponse("This address holds a character that no text can have.", { status: 400 });
  if (pathname === "/sign-out" && request.headers.get("sec-fetch-site") === "same-origin")
    return signOut(request);
  const nonce = randomBytes(16).toString("base64");
  const policy = contentSecurityPolicy({ nonce, development: env.NODE_ENV === "development" });
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  headers.set(PATH_HEADER, pathname + search);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  if (https) response.headers.set("strict-transport-security", TRANSPORT_SECURITY);
  if (pathname === "/sign-in" || pathname === "/sign-out") giveCsrfCookie(request, response);
  return response;
}

/** Our own link ends the session at once; a link from elsewhere reaches the page, which asks first. */
function signOut(request: NextRequest): NextResponse {
  const target = new URL("/sign-in?error=SignedOut", env.PLUMBLINE_URL ?? request.url);
  const response = NextResponse.redirect(target, 303);
  for (const name of SESSION_COOKIES) {
    response.cookies.set({
      name,
      value: "",
      path: "/",
      maxAge: 0,
      httpOnly: true,
      secure: name.startsWith("__Secure-"),
    });
  }
  return response;
}

function giveCsrfCookie(request: NextRequest, response: NextResponse): void {
  const name = csrfCookieName(https);
  const secret = env.PLUMBLINE_SECRET;
  if (!secret || csrfTokenOf(request.cookies.get(name)?.value, secret)) return;
  response.cookies.set({
    name,
    value: mintCsrfCookie(secret),
    path: "/",
    httpOnly: true,
    sameSite: "lax",
    secure: https,
  });
}

export const config = {
  // Not the API: its bodies would be buffered here, and an import is larger than memory. Not files either.
  matcher: ["/((?!api/|_next/|icon.svg|favicon.ico).*)"],
};
