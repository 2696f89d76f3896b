import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
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
  "tsconfig.json",
  "package-lock.json",
  "public/**/*",
];
const isTest = (file: string) => /\.test\.tsx?$/.test(file);

/**
 * Builds the web application into `distDir` unless what is there was built from exactly these files; says whether it
 * had to. Throws what Next says when it does not build, and the signal's reason when it is aborted.
 */
export async function buildWeb(distDir: string, signal?: AbortSignal): Promise<boolean> {
  const mark = join(distDir, "plumbline-build");
  const wanted = fingerprint();
  if (existsSync(mark) && readFileSync(mark, "utf8") === wanted) return false;
  const build = startChild(process.execPath, [NEXT, "build"], {
    environment: { ...process.env, NODE_ENV: "production", PLUMBLINE_DIST_DIR: distDir },
    logFile: join(tmpdir(), `plumbline-build-${process.pid}.log`),
  });
  const abort = () => void build.stop();
  signal?.addEventListener("abort", abort);
  const code = await build.ended;
  signal?.removeEventListener("abort", abort);
  signal?.throwIfAborted();
  if (code !== 0) throw new Error(`The web application does not build.\n${build.lastWords()}`);
  writeFileSync(mark, wanted);
  return true;
}

function fingerprint(): string {
  const hash = createHash("sha256").update(process.version);
  const files = SOURCES.flatMap((pattern) => globSync(pattern))
    .filter((file) => !isTest(file))
    .sort();
  for (const file of files) {
    if (statSync(file).isFile()) hash.update(file).update(readFileSync(file));
  }
  return hash.digest("hex");
}
