import AxeBuilder from "@axe-core/playwright";
import { test as base, expect, type Page } from "@playwright/test";
import { encode } from "next-auth/jwt";
import postgres from "postgres";

export interface StackOptions {
  stack: { databaseUrl: string; secret: string };
}

/** What may differ between the light and the dark page. */
const COLOUR_RULES = ["color-contrast", "link-in-text-block"];

export type DemoRole = "employee" | "manager" | "hr" | "admin" | "exec" | "trainer";

interface Fixtures {
  /** A page that is signed in as the demo account of a role, by a session of its own. */
  signedIn: (role: DemoRole) => Promise<Page>;
  /** Fails on any accessibility violation, in light and in dark. */
  expectAccessible: (page: Page) => Promise<void>;
  sql: postgres.Sql;
}

export const test = base.extend<Fixtures & StackOptions>({
  stack: [{ databaseUrl: "", secret: "" }, { option: true }],
  sql: async ({ stack }, use) => {
    const sql = postgres(stack.databaseUrl, { max: 2, onnotice: () => {} });
    await use(sql);
    await sql.end();
  },
  signedIn: async ({ browser, baseURL, stack, sql, viewport }, use) => {
    const contexts: { close(): Promise<void> }[] = [];
    await use(async (role) => {
      const context = await browser.newContext({ baseURL, viewport });
      contexts.push(context);
      await context.addCookies([
        {
          name: "next-auth.session-token",
          value: await sessionToken(sql, stack.secret, `${role}@plumbline.test`),
          url: baseURL ?? "",
        },
      ]);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures off the pattern.
  expectAccessible: async ({}, use) => {
    await use(async (page) => {
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        // No page has frames, for which axe would open another page each time.
        const axe = new AxeBuilder({ page }).setLegacyMode();
        // The dark page differs in its colours alone.
        const { violations } = await (colorScheme === "dark" ? axe.withRules(COLOUR_RULES) : axe).analyze();
        const found = violations.map(
          (v) =>
            `${colorScheme}: ${v.id}: ${v.help}: ${v.nodes
              .map((n) => n.target.join(" "))
              .slice(0, 3)
              .join(" | ")}`,
        );
        expect(found, page.url()).toEqual([]);
      }
    });
  },
});

async function sessionToken(sql: postgres.Sql, secret: string, email: string): Promise<string> {
  const [account] = await sql`SELECT id, session_version FROM accounts WHERE email = ${email}`;
  return encode({ secret, token: { accountId: account?.id, sessionVersion: account?.session_version } });
}

export { expect };
