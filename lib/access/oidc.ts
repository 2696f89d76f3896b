import type { OAuthConfig } from "next-auth/providers/oauth";
import { z } from "zod";
import { env } from "@/lib/env";
import type { ProviderProfile } from "./sign-in";

export const OIDC_PROVIDER_ID = "oidc";

interface OidcProfile extends ProviderProfile {
  sub: string;
  name?: string;
}

/** Single sign-on, when an issuer, a client id and a client secret are configured. */
export function oidcProvider(): OAuthConfig<OidcProfile> | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env;
  if (!issuer || !clientId || !clientSecret) return null;
  return {
    id: OIDC_PROVIDER_ID,
    name: env.OIDC_LABEL,
    type: "oauth",
    wellKnown: `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
    issuer,
    clientId,
    clientSecret,
    authorization: { params: { scope: "openid email profile" } },
    idToken: true,
    // Providers may keep e-mail and its verification out of the ID token: both places are read.
    userinfo: {
      async request({ tokens, client }) {
        const claims = verifiedClaims(tokens.id_token ?? "");
        if (!tokens.access_token || !client.issuer.metadata.userinfo_endpoint) return claims;
        const info = await client.userinfo(tokens.access_token);
        if (info.sub !== claims.sub) throw new Error("User info and ID token name different people.");
        return { ...claims, ...info };
      },
    },
    checks: ["pkce", "state", "nonce"],
    profile: (claims) => ({ id: claims.sub, name: claims.name ?? null, email: claims.email ?? null }),
  };
}

/** What the button says; null when single sign-on is not configured. */
export const oidcLabel = (): string | null => oidcProvider()?.name ?? null;

/** The claims of an ID token whose signature, issuer, audience, nonce and times have been checked before. */
function verifiedClaims(idToken: string): { sub: string } {
  const payload = idToken.split(".")[1] ?? "";
  return z.looseObject({ sub: z.string() }).parse(JSON.parse(Buffer.from(payload, "base64url").toString()));
}
