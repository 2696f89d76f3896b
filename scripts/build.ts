import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const SOURCES = [
  "app/**/*",
  "components/**/*",
  "lib/**/*",
  "db/**/*.ts",
  "*.ts",
  "package-lock.json",
  "public/**/*",
];
const isTest = (file: string) => /\.test\.tsx?$/.test(file);

/** Builds the web application into `distDir` unless what is there was built from exactly these files. */
export async function buildWeb(distDir: string): Promise<void> {
  const mark = join(distDir, "plumbline-build");
  const wanted = fingerprint();
  if (existsSync(mark) && readFileSync(mark, "utf8") === wanted) return;
  const output: string[] = [];
  const code = await new Promise<number | null>((done) => {
    const child = spawn("next", ["build"], {
      env: { ...process.env, NODE_ENV: "production", PLUMBLINE_DIST_DIR: distDir },
    });
    child.stdout.on("data", (chunk) => output.push(String(chunk)));
    child.stderr.on("data", (chunk) => output.push(String(chunk)));
    child.on("exit", done);
  });
  if (code !== 0) throw new Error(`The web application does not build.\n${output.join("")}`);
  writeFileSync(mark, wanted);
}

function fingerprint(): string {
  const hash = createHash("sha256").update(process.version);
  const files = SOURCES.flatMap((pattern) => globSync(pattern))
    .filter((file) => !isTest(file))
    .sort();
  for (const file of files) {
    if (/\.[a-z0-9]+$/i.test(file)) hash.update(file).update(readFileSync(file));
  }
  return hash.digest("hex");
}
