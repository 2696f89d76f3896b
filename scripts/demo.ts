import { DEMO_ACCOUNTS, DEMO_PASSWORD } from "@/db/seed/demo/accounts";
import { loadDemoCompany } from "@/db/seed/demo/load";
import { env } from "@/lib/env";
import { buildWeb } from "./build";
import { openStack, requireFreePort, withWorkCtx } from "./stack";

const DIST = ".next";
const since = Date.now();
const seconds = () => `${((Date.now() - since) / 1000).toFixed(1)} s`;
const say = (line: string) => console.log(line);

async function main() {
  await requireFreePort(env.PORT);
  say("Starting the database …");
  const stack = await openStack({
    dataDir: env.PLUMBLINE_DATA_DIR,
    port: env.PORT,
    distDir: DIST,
    databaseUrl: env.DATABASE_URL,
    url: env.PLUMBLINE_URL,
    demo: true,
  });
  const stopped = onceInterrupted();
  try {
    say("Building the web application and loading the demo company …");
    const loading = withWorkCtx(stack.databaseUrl, "demo", (ctx) =>
      loadDemoCompany(ctx, (line) => say(`  ${line}`)),
    );
    await Promise.race([
      Promise.all([buildWeb(DIST), loading]),
      stopped.then(() => Promise.reject(new Interrupted())),
    ]);
    await stack.serve();
    say(
      `\nPlumbline is ready at ${stack.url}  (${seconds()})\n\nSign in with the password ${DEMO_PASSWORD} as`,
    );
    for (const account of DEMO_ACCOUNTS) say(`  ${account.email.padEnd(28)} ${account.what}`);
    say("\nCtrl-C stops everything; the data stays.");
    const why = await Promise.race([stopped, stack.ended]);
    if (why) throw new Error(why);
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
  } finally {
    say("\nStopping …");
    await stack.stop();
  }
}

class Interrupted extends Error {}

function onceInterrupted(): Promise<null> {
  return new Promise((done) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => done(null));
  });
}

main().then(
  () => process.exit(0),
  (error) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
