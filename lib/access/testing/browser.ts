/** A visitor that keeps cookies per origin and follows redirects, for tests of sign-in over real HTTP. */
export function browser() {
  const jars = new Map<string, Map<string, string>>();
  const jarOf = (url: string) => {
    const { origin } = new URL(url);
    const jar = jars.get(origin) ?? new Map<string, string>();
    jars.set(origin, jar);
    return jar;
  };

  async function send(url: string, init: RequestInit, hops = 0): Promise<Response> {
    if (hops > 20) throw new Error(`Too many redirects, last to ${url}`);
    const jar = jarOf(url);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(url, { ...init, headers: { ...init.headers, cookie }, redirect: "manual" });
    for (const header of response.headers.getSetCookie()) keep(jar, header);
    const next = response.headers.get("location");
    return next ? send(new URL(next, url).toString(), {}, hops + 1) : response;
  }

  return {
    open: (url: string) => send(url, {}),
    post: (url: string, form: Record<string, string>) =>
      send(url, { method: "POST", body: new URLSearchParams(form) }),
    cookie: (origin: string, name: string) => jarOf(origin).get(name),
  };
}

function keep(jar: Map<string, string>, header: string): void {
  const [pair = "", ...attributes] = header.split("; ");
  const at = pair.indexOf("=");
  const expired = attributes.some((text) => /^max-age=0$|^expires=thu, 01 jan 1970/i.test(text));
  if (expired) jar.delete(pair.slice(0, at));
  else jar.set(pair.slice(0, at), pair.slice(at + 1));
}
