import { spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadDemoCompany } from "@/db/seed/demo/load";
import { requireBrowser } from "./browser";
import { buildWeb } from "./build";
import { freePort } from "./ports";
import { openStack, withWorkCtx } from "./stack";

const DIST = ".next-test";

/** Serves a fresh demo company on a free port and runs the browser tests against it. Arguments go to Playwright. */
async function main(): Promise<number> {
  const executablePath = requireBrowser();
  await buildWeb(DIST);
  const port = await freePort();
  const stack = await openStack({
    dataDir: mkdtempSync(join(tmpdir(), "plumbline-e2e-")),
    port,
    distDir: DIST,
    demo: true,
    temporary: true,
  });
  process.on("SIGINT", () => stack.stop().then(() => process.exit(130)));
  try {
    await withWorkCtx(stack.databaseUrl, "demo", (ctx) => loadDemoCompany(ctx, () => {}));
    await stack.serve();
    return await playwright({
      E2E_URL: stack.url,
      E2E_DATABASE_URL: stack.databaseUrl,
      E2E_SECRET: stack.secret,
      E2E_BROWSER: executablePath,
    });
  } finally {
    await stack.stop();
  }
}

function playwright(environment: Record<string, string>): Promise<number> {
  return new Promise((done) => {
    const child = spawn("playwright", ["test", ...process.argv.slice(2)], {
      stdio: "inherit",
      env: { ...process.env, ...environment },
    });
    child.on("exit", (code) => done(code ?? 1));
  });
}

main().then(
  (code) => process.exit(code),
  (error) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
