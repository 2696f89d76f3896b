/**
 * Browsers hold every redirect that follows a form to the form's page, which may only lead to ourselves: also those that
 * an identity provider makes on its way, to its own login host or to yet another provider. So a form that leads elsewhere
 * is answered with a page that sends the browser on by itself. Redirects within the application stay what they are.
 */
export function endForm(response: Response): Response {
  const target = response.headers.get("location");
  if (!target || !/^https?:\/\//i.test(target)) return response;
  const headers = new Headers(response.headers);
  headers.delete("location");
  headers.set("refresh", `0;url=${target}`);
  headers.set("content-type", "text/html; charset=utf-8");
  headers.set("cache-control", "no-store");
  return new Response(pageTo(target), { status: 200, headers });
}

function pageTo(target: string): string {
  const href = target.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
  return `<!doctype html><html lang="en"><title>Signing in</title><p><a href="${href}">Go on to sign in</a></p></html>`;
}
