import { describe, expect, it } from "vitest";
import { requestAddress } from "./address";

const headers = (forwarded: string) =>
  new Headers({ "x-forwarded-for": forwarded, "x-plumbline-connection": "10.0.0.9" });

describe("requestAddress", () => {
  it.each([
    { proxies: 0, forwarded: "203.0.113.7", expected: "10.0.0.9" },
    { proxies: 1, forwarded: "203.0.113.7", expected: "203.0.113.7" },
    { proxies: 1, forwarded: "1.2.3.4, 203.0.113.7", expected: "203.0.113.7" },
    { proxies: 2, forwarded: "1.2.3.4, 203.0.113.7, 10.0.0.1", expected: "203.0.113.7" },
    { proxies: 3, forwarded: "203.0.113.7", expected: "10.0.0.9" },
  ])("believes $proxies entries of “$forwarded”", ({ proxies, forwarded, expected }) => {
    expect(requestAddress(headers(forwarded), proxies)).toBe(expected);
  });

  it("is a constant when nothing is known", () => {
    expect(requestAddress(new Headers(), 0)).toBe("unknown");
  });
});
