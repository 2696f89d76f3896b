import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startChild } from "./child";

/** Next's command line, for Node to run. */
export const NEXT = join(
  dirname(createRequire(import.meta.url).resolve("next/package.json")),
  "dist/bin/next",
);

const SOURCES = [
  "app/**/*",
  "components/**/*",
  "lib/**/*",
  "db/**/*.ts",
  "*.ts",
  "package-lock.json",
  "public/**/*",
];
/** Tests and what other tools are set by are not served, and Next writes the first of these itself while it builds. */
const isLeftOut = (file: string) =>
  /\.test\.tsx?$|^(next-env\.d|playwright\.config|vitest\.config|drizzle\.config)\.ts$/.test(file);

/**
 * Builds the web application into `distDir` unless what is there was built from exactly these files; says whether it
 * had to. Throws what Next says when it does not build, and the signal's reason when it is aborted.
 */
export async function buildWeb(distDir: string, signal?: AbortSignal): Promise<boolean> {
  const mark = join(distDir, "plumbline-build");
  const wanted = fingerprint();
  if (existsSync(mark) && readFileSync(mark, "utf8") === wanted) return false;
  for (let tries = 1; ; tries++) {
    const problem = await build(distDir, signal);
    if (problem === null) break;
    // Another launcher builds into the same folder: what it makes is what we want, too.
    const isBusy = problem.includes("Another next build process");
    if (!isBusy || tries > 60) throw new Error(`The web application does not build.\n${problem}`);
    await sleep(2_000, undefined, { signal });
  }
  writeFileSync(mark, wanted);
  return true;
}

/** What Next says when it fails, else null. */
async function build(distDir: string, signal: AbortSignal | undefined): Promise<string | null> {
  signal?.throwIfAborted();
  const child = startChild(process.execPath, [NEXT, "build"], {
    environment: { ...process.env, NODE_ENV: "production", PLUMBLINE_DIST_DIR: distDir },
    logFile: join(tmpdir(), `plumbline-build-${process.pid}.log`),
  });
  const abort = () => void child.stop();
  signal?.addEventListener("abort", abort);
  const code = await child.ended;
  signal?.removeEventListener("abort", abort);
  signal?.throwIfAborted();
  return code === 0 ? null : child.lastWords();
}

function fingerprint(): string {
  const hash = createHash("sha256").update(process.version);
  const files = SOURCES.flatMap((pattern) => globSync(pattern))
    .filter((file) => !isLeftOut(file))
    .sort();
  for (const file of files) {
    if (statSync(file).isFile()) hash.update(file).update(readFileSync(file));
  }
  return hash.digest("hex");
}
