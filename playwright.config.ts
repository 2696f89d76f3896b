import { defineConfig } from "@playwright/test";
import type { StackOptions } from "./e2e/fixtures";

/** Run through `npm run browser`, which serves the demo company and sets these. */
export default defineConfig<StackOptions>({
  testDir: "e2e",
  fullyParallel: true,
  workers: 2,
  // A machine that does something else meanwhile gets a second try, which is listed as flaky.
  retries: process.env.CI ? 1 : 0,
  // For what hangs: a journey takes seconds, on a busy machine a minute.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: [["list"]],
  use: {
    actionTimeout: 30_000,
    baseURL: process.env.E2E_URL,
    stack: { databaseUrl: process.env.E2E_DATABASE_URL ?? "", secret: process.env.E2E_SECRET ?? "" },
    viewport: { width: 1440, height: 900 },
    trace: "on-first-retry",
    launchOptions: {
      executablePath: process.env.E2E_BROWSER,
      args: [
        "--no-sandbox",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
