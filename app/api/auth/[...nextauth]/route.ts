import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/lib/access/auth-options";
import { endForm } from "@/lib/access/end-form";
import { ownOrigin } from "@/lib/env";

type Context = { params: Promise<{ nextauth: string[] }> };

/** Redirects within the application are made relative: it may be reached under more names than PLUMBLINE_URL. */
async function handler(request: NextRequest, context: Context): Promise<Response> {
  const response: Response = await NextAuth(request, context, authOptions());
  const target = response.headers.get("location");
  if (target?.startsWith(`${ownOrigin}/`)) response.headers.set("location", target.slice(ownOrigin.length));
  return response;
}

const submit = async (request: NextRequest, context: Context) => endForm(await handler(request, context));

export { handler as GET, submit as POST };
