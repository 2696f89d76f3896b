import { describe, expect, it } from "vitest";
import { endForm } from "./end-form";

const redirect = (location: string) => {
  const headers = new Headers({ location });
  headers.append("set-cookie", "state=1; Path=/");
  headers.append("set-cookie", "nonce=2; Path=/");
  return new Response(null, { status: 302, headers });
};

describe("endForm", () => {
  it("sends the browser on to another origin by a page of its own, cookies included", async () => {
    const target = 'https://login.example.net/authorize?client_id=a&state="<b>';
    const answer = endForm(redirect(target));
    expect(answer.status).toBe(200);
    expect(answer.headers.get("location")).toBeNull();
    expect(answer.headers.get("refresh")).toBe(`0;url=${target}`);
    expect(answer.headers.getSetCookie()).toEqual(["state=1; Path=/", "nonce=2; Path=/"]);
    expect(await answer.text()).toContain(
      'href="https://login.example.net/authorize?client_id=a&amp;state=&quot;&lt;b>"',
    );
  });

  it.each(["/sign-in?error=NoAccount", "/"])("leaves a redirect to %s as it is", (location) => {
    const answer = redirect(location);
    expect(endForm(answer)).toBe(answer);
  });
});
