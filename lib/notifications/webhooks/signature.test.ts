import { expect, test } from "vitest";
import { seal, unseal } from "./seal";
import { signatureOf, verifySignature } from "./signature";

const at = new Date("2026-11-20T09:00:00.900Z");

test("a signature is the one that others compute", () => {
  // printf '1795165200.{}' | openssl dgst -sha256 -hmac secret
  expect(signatureOf("secret", "{}", at)).toBe(
    "t=1795165200,v1=d8693877a3fd447750fe1bdfbb549bfca00ec9a5533e23dc28d35efb863bfa5a",
  );
});

test.each([
  ["as it was signed", {}, true],
  ["by someone else", { secret: "another" }, false],
  ["with another body", { body: "{ }" }, false],
  ["within the tolerance", { now: new Date(at.getTime() + 299_000) }, true],
  ["recorded and sent again later", { now: new Date(at.getTime() + 301_000) }, false],
])("a message is checked: %s", (_, changed, isTrue) => {
  const message = { secret: "secret", body: "{}", now: at, ...changed };
  expect(verifySignature(signatureOf("secret", "{}", at), message)).toBe(isTrue);
});

test("what is no signature is refused", () => {
  expect(verifySignature("v1=abc", { secret: "secret", body: "{}", now: at })).toBe(false);
});

test("a sealed secret opens with the same installation's secret alone", () => {
  const sealed = seal("whsec_1", "one".repeat(12));
  expect(sealed).not.toContain("whsec");
  expect(unseal(sealed, "one".repeat(12))).toBe("whsec_1");
  expect(() => unseal(sealed, "two".repeat(12))).toThrow();
});
