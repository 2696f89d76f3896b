import { describe, expect, it } from "vitest";
import { contentSecurityPolicy } from "./security-headers";

describe("contentSecurityPolicy", () => {
  const production = contentSecurityPolicy({ nonce: "abc", development: false });

  it("lets scripts and styles run with the nonce alone", () => {
    expect(production).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic';");
    expect(production).toContain("style-src 'self' 'nonce-abc';");
    expect(production).not.toContain("unsafe-eval");
  });

  it.each(["frame-ancestors 'none'", "base-uri 'none'", "object-src 'none'", "connect-src 'self'"])(
    "says %s",
    (directive) => expect(production).toContain(directive),
  );

  it("lets forms lead nowhere else", () => expect(production).toContain("form-action 'self';"));

  it("allows eval in development only", () => {
    expect(contentSecurityPolicy({ nonce: "abc", development: true })).toContain("'unsafe-eval'");
  });
});
