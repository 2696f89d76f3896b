import { spawn } from "node:child_process";
import { requireBrowser } from "./browser";
import { buildWeb } from "./build";

/** Next to a running demo, the tests build and serve from a folder of their own. */
const TEST_DIST = ".next-test";

interface Step {
  name: string;
  run: () => Promise<void>;
}

const npm = (script: string) => () => command("npm", ["run", "--silent", script]);

/** Everything that must hold: checks and unit tests, database tests beside the build, then the browser. */
async function main() {
  requireBrowser();
  const stages: Step[][] = [
    [{ name: "checks", run: npm("check") }],
    [{ name: "unit tests", run: npm("unit") }],
    [
      { name: "database tests", run: npm("database") },
      { name: "build", run: async () => void (await buildWeb(TEST_DIST)) },
    ],
    [{ name: "browser tests", run: npm("browser") }],
  ];
  for (const stage of stages) await Promise.all(stage.map(timed));
}

async function timed(step: Step) {
  const since = Date.now();
  console.log(`— ${step.name}`);
  await step.run();
  console.log(`✓ ${step.name} (${((Date.now() - since) / 1000).toFixed(0)} s)`);
}

function command(name: string, args: string[]): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(name, args, { stdio: "inherit", shell: process.platform === "win32" });
    child.on("exit", (code) => (code === 0 ? done() : fail(new Error(`${name} ${args.join(" ")} failed`))));
  });
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
