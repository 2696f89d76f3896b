// Entry of `npm run demo` and `npm test` on a machine with nothing but Node ≥ 20: installs the dependencies when they are
// missing or older than the lock file, then hands over to the TypeScript script under the Node the project brings along.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const bin = join(root, "node_modules", ".bin");
const installed = join(root, "node_modules", ".package-lock.json");

if (
  !existsSync(installed) ||
  statSync(installed).mtimeMs < statSync(join(root, "package-lock.json")).mtimeMs
) {
  console.log("Installing dependencies …");
  // Not `npm ci`: the lock file names the binaries of the platforms it was written for, and that command wants all of them.
  const npm = spawnSync("npm", ["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (npm.status !== 0) process.exit(npm.status ?? 1);
}

const [script = "demo", ...rest] = process.argv.slice(2);
const isWindows = process.platform === "win32";
const node = join(bin, isWindows ? "node.cmd" : "node");
const args = ["--import", "tsx", join(root, "scripts", `${script}.ts`), ...rest];
const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` };
const child = spawn(node, args, { cwd: root, stdio: "inherit", env, shell: isWindows });
// The terminal sends Ctrl-C to the whole group; a service manager sends its signal to this process alone.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
// Between npm and us stands a shell, which a signal ends without a word to us.
const parent = process.ppid;
setInterval(() => process.ppid !== parent && child.kill("SIGTERM"), 500).unref();
child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
