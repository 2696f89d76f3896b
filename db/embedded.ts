import { type ChildProcess, execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import postgres from "postgres";
import { type EmbeddedHome, giveTo, makeFolder, prepareHome } from "./embedded-home";

export interface EmbeddedServer {
  /** Connection string of the `plumbline` database. */
  url: string;
  urlOf(database: string): string;
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Throw-away server for tests: no fsync, data removed on stop. */
  temporary?: boolean;
}

const NAME = "plumbline";
const LEASH = fileURLToPath(new URL("./embedded-leash.mjs", import.meta.url));
const run = promisify(execFile);

/**
 * Starts the embedded PostgreSQL with its data in `<dataDir>/postgres`, creating it on first use. A server that
 * another process of ours already runs on the same folder is joined, and left running by `stop`. The server ends with
 * the process that started it, also when that one is killed; a signal to the terminal's group does not reach it.
 */
export async function startEmbedded(dataDir: string, options: EmbeddedOptions = {}): Promise<EmbeddedServer> {
  const root = resolve(dataDir);
  await mkdir(root, { recursive: true });
  const home = await prepareHome(root);
  const password = await keptPassword(join(root, "postgres-password"));
  const running = await runningPort(home, password);
  if (running !== null) return serverAt(running, password, async () => {});

  if (!existsSync(join(home.databaseDir, "PG_VERSION"))) await initialise(home, password);
  const port = await freePort();
  const leash = await startServer(home, port, options);
  const server = serverAt(port, password, async () => {
    await run(home.pgCtl, ["stop", "-D", home.databaseDir, "-m", "fast", "-w", "-s"], home.identity);
    leash.kill("SIGKILL");
    if (options.temporary)
      for (const folder of [home.databaseDir, root]) await rm(folder, { recursive: true, force: true });
  });
  await createDatabase(server);
  return server;
}

function serverAt(port: number, password: string, stop: () => Promise<void>): EmbeddedServer {
  const urlOf = (database: string) => `postgres://${NAME}:${password}@127.0.0.1:${port}/${database}`;
  return { url: urlOf(NAME), urlOf, stop };
}

/** Made beside its place and then moved there: what is there is whole, even if we are killed meanwhile. */
async function initialise(home: EmbeddedHome, password: string): Promise<void> {
  const { initdb, databaseDir, identity } = home;
  const folder = await mkdtemp(join(tmpdir(), "plumbline-init-"));
  const passwordFile = join(folder, "password");
  const fresh = `${databaseDir}.new`;
  try {
    await writeFile(passwordFile, password, { mode: 0o600 });
    giveTo(home, folder);
    giveTo(home, passwordFile);
    makeFolder(home, fresh);
    const about = [`--username=${NAME}`, `--pwfile=${passwordFile}`, "--auth=scram-sha-256"];
    const locale = ["--encoding=UTF8", "--locale=C.UTF-8", "--lc-messages=C"];
    await run(initdb, ["-D", fresh, ...about, ...locale, "--no-instructions"], identity);
    await rm(databaseDir, { recursive: true, force: true });
    await rename(fresh, databaseDir);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Returns the leash: a process that stops the server as soon as ours is gone. */
async function startServer(
  { pgCtl, databaseDir, identity }: EmbeddedHome,
  port: number,
  options: EmbeddedOptions,
): Promise<ChildProcess> {
  const log = join(databaseDir, "server.log");
  const settings = [`-p ${port}`, ...settingsFor(options).map((setting) => `-c ${setting}`)].join(" ");
  const args = ["start", "-D", databaseDir, "-w", "-t", "120", "-s", "-l", log, "-o", settings];
  // The server inherits what it is given: a pipe would keep us waiting for its end.
  const starter = spawn(pgCtl, args, { ...identity, cwd: databaseDir, stdio: "ignore" });
  const code = await new Promise((done, fail) => starter.once("exit", done).once("error", fail));
  if (code !== 0) {
    const lines = await readFile(log, "utf8").catch(() => "");
    throw new Error(
      `The embedded PostgreSQL in ${databaseDir} does not start.\n${lines.split("\n").slice(-12).join("\n")}`,
    );
  }
  const pidFile = join(databaseDir, "postmaster.pid");
  const [pid = ""] = (await readFile(pidFile, "utf8")).split("\n");
  const leash = spawn(process.execPath, [LEASH, pidFile, pid], {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  leash.unref();
  (leash.stdin as unknown as { unref(): void } | null)?.unref();
  return leash;
}

function settingsFor({ temporary }: EmbeddedOptions): string[] {
  const settings = [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "max_connections=200",
    "shared_buffers=512MB",
    "work_mem=64MB",
    "max_wal_size=4GB",
  ];
  if (temporary) settings.push("fsync=off", "synchronous_commit=off", "full_page_writes=off");
  return settings;
}

async function createDatabase(server: EmbeddedServer): Promise<void> {
  const sql = postgres(server.urlOf("postgres"), { max: 1, onnotice: () => {} });
  try {
    const known = await sql`SELECT 1 FROM pg_database WHERE datname = ${NAME}`;
    if (known.length === 0) await sql`CREATE DATABASE ${sql(NAME)}`;
  } finally {
    await sql.end();
  }
}

async function keptPassword(file: string): Promise<string> {
  if (existsSync(file)) return (await readFile(file, "utf8")).trim();
  const password = randomBytes(24).toString("hex");
  await writeFile(file, password, { mode: 0o600 });
  return password;
}

/** The port of a server that runs on the folder, or null. One that is starting or stopping is waited for. */
async function runningPort({ databaseDir }: EmbeddedHome, password: string): Promise<number | null> {
  for (let patience = 300; patience > 0; patience--) {
    const text = await readFile(join(databaseDir, "postmaster.pid"), "utf8").catch(() => "");
    const [pid = "", , , port = "", , , , status = ""] = text.split("\n");
    if (!isAlive(Number(pid))) return null;
    if (status.trim() === "ready") return (await answers(Number(port), password)) ? Number(port) : null;
    await sleep(100);
  }
  return null;
}

/** A number in a file left behind by a server that was killed may be another process's by now. */
async function answers(port: number, password: string): Promise<boolean> {
  const sql = postgres(serverAt(port, password, async () => {}).urlOf("postgres"), {
    max: 1,
    connect_timeout: 5,
  });
  try {
    await sql`SELECT 1`;
    return true;
  } catch {
    return false;
  } finally {
    await sql.end();
  }
}

function isAlive(pid: number): boolean {
  if (!pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once("error", fail);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === "object" && address ? done(address.port) : fail(new Error("no port")),
      );
    });
  });
}
