import { DEMO_ACCOUNTS, DEMO_PASSWORD } from "@/db/seed/demo/accounts";
import { loadDemoCompany } from "@/db/seed/demo/load";
import { env } from "@/lib/env";
import { buildWeb } from "./build";
import { requireFreePort } from "./ports";
import { openStack, type Stack, withWorkCtx } from "./stack";

const DIST = ".next";
const say = (line: string) => console.log(line);
const interruption = new AbortController();
for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(name, () => interruption.abort(new Interrupted()));
}

class Interrupted extends Error {}

async function main() {
  const since = performance.now();
  await requireFreePort(env.PORT);
  say(env.DATABASE_URL ? "Opening the database …" : "Starting the database …");
  const stack = await openStack({
    dataDir: env.PLUMBLINE_DATA_DIR,
    port: env.PORT,
    distDir: DIST,
    databaseUrl: env.DATABASE_URL,
    url: env.PLUMBLINE_URL,
    secret: env.PLUMBLINE_SECRET,
    demo: true,
  });
  try {
    await untilInterrupted(Promise.all([build(), load(stack)]));
    await untilInterrupted(stack.serve());
    welcome(stack, performance.now() - since);
    throw new Error(await untilInterrupted(stack.ended));
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
  } finally {
    say("\nStopping …");
    await stack.stop();
    say("Stopped. The data stays for the next start.");
  }
}

async function build() {
  const since = performance.now();
  const slow = setTimeout(
    () => say("Building the web application, which takes about a minute the first time …"),
    200,
  );
  const wasBuilt = await buildWeb(DIST, interruption.signal).finally(() => clearTimeout(slow));
  if (wasBuilt) say(`Web application built (${seconds(performance.now() - since)})`);
}

async function load(stack: Stack) {
  await withWorkCtx(stack.databaseUrl, "demo", (ctx) =>
    loadDemoCompany(ctx, (line) => {
      // Between two stages is a good place to stop: the next start goes on from here.
      interruption.signal.throwIfAborted();
      say(`Demo company: ${line}`);
    }),
  );
}

/** The work's outcome, or `Interrupted` as soon as someone wants to stop. What the work meets after that is no news. */
function untilInterrupted<T>(work: Promise<T>): Promise<T> {
  const { signal } = interruption;
  return new Promise((done, fail) => {
    if (signal.aborted) fail(signal.reason);
    signal.addEventListener("abort", () => fail(signal.reason), { once: true });
    work.then(done, fail);
  });
}

function welcome(stack: Stack, took: number) {
  say(`\nPlumbline is ready at ${stack.url}  (${seconds(took)})`);
  say(`\nSign in with the password ${DEMO_PASSWORD} as`);
  for (const account of DEMO_ACCOUNTS) say(`  ${account.email.padEnd(24)} ${account.what}`);
  say("\nCtrl-C stops everything; the data stays.");
}

const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;

main().then(
  () => process.exit(0),
  (error) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
