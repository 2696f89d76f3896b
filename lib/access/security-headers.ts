export interface PolicyOptions {
  nonce: string;
  development: boolean;
}

/** Scripts run only with the page's nonce, styles likewise; nothing is framed, nothing comes from elsewhere. */
export function contentSecurityPolicy({ nonce, development }: PolicyOptions): string {
  const nonced = `'nonce-${nonce}'`;
  const directives: Record<string, readonly string[]> = {
    "default-src": ["'self'"],
    // Development only: React rebuilds server stacks with eval, and the overlay writes styles without a nonce.
    "script-src": ["'self'", nonced, "'strict-dynamic'", ...(development ? ["'unsafe-eval'"] : [])],
    "style-src": ["'self'", development ? "'unsafe-inline'" : nonced],
    // Lengths of bars and positions of marks are style attributes; they cannot run anything.
    "style-src-attr": ["'unsafe-inline'"],
    "img-src": ["'self'", "data:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
    "base-uri": ["'none'"],
    "object-src": ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, values]) => `${name} ${values.join(" ")}`)
    .join("; ");
}

/** Over https browsers are told to stay there for a year. */
export const TRANSPORT_SECURITY = "max-age=31536000; includeSubDomains";

/** The same for every answer, files and API included. */
export const FIXED_HEADERS = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=(), payment=(), usb=()" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  { key: "X-Frame-Options", value: "DENY" },
] as const;

/** An API answer is never a document: nothing in it may load or run. */
export const API_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
