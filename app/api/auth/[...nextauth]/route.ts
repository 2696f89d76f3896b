import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions, ownOrigin } from "@/lib/access/auth-options";

type Context = { params: Promise<{ nextauth: string[] }> };

/** Redirects within the application are made relative: it may be reached under more names than PLUMBLINE_URL. */
async function handler(request: NextRequest, context: Context): Promise<Response> {
  const response: Response = await NextAuth(request, context, authOptions());
  const target = response.headers.get("location");
  const own = ownOrigin();
  if (target?.startsWith(`${own}/`)) response.headers.set("location", target.slice(own.length));
  return response;
}

export { handler as GET, handler as POST };
