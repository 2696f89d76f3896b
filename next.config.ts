import type { NextConfig } from "next";
import { API_POLICY, FIXED_HEADERS } from "./lib/access/security-headers";

const config: NextConfig = {
  // A second build or dev server beside the first one (tests beside a running demo) needs a folder of its own.
  distDir: process.env.PLUMBLINE_DIST_DIR || ".next",
  poweredByHeader: false,
  reactStrictMode: true,
  experimental: { authInterrupts: true },
  // Native or process-bound packages stay outside the bundle.
  serverExternalPackages: ["libpg-query", "@node-rs/argon2", "postgres", "pino", "pg-boss"],
  // What is the same for every answer; the policy of a page carries a nonce and is made in proxy.ts.
  headers: async () => [
    { source: "/:path*", headers: [...FIXED_HEADERS] },
    { source: "/api/:path*", headers: [{ key: "Content-Security-Policy", value: API_POLICY }] },
  ],
  typescript: { ignoreBuildErrors: true }, // `npm run check` checks types once, for everything.
};

export default config;
