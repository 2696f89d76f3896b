import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { connect } from "@/db/client";
import { startEmbedded } from "@/db/embedded";
import { migrateDatabase } from "@/db/migrate";
import { SIDECAR_IS_UP } from "@/jobs/ready";
import { commandActor, type WorkCtx } from "@/lib/context";
import { ensureBuiltinSources } from "@/lib/sources/ensure-builtin";
import { NEXT } from "./build";
import { type Child, startChild } from "./child";
import { requireFreePort } from "./ports";

/** A busy machine starts slowly; a process that ends is noticed at once, however long this is. */
const PATIENCE_MS = 180_000;

export interface StackOptions {
  dataDir: string;
  port: number;
  distDir: string;
  /** An outside database instead of the embedded one. */
  databaseUrl?: string;
  /** Address people use; `http://localhost:<port>` unless said. */
  url?: string;
  /** Signs sessions; made once and kept in the data folder unless said. */
  secret?: string;
  demo: boolean;
  /** Throw-away data, for tests. */
  temporary?: boolean;
  /** Passed on to web and sidecar. */
  environment?: Record<string, string>;
}

export interface Stack {
  url: string;
  databaseUrl: string;
  secret: string;
  /** Starts web and sidecar, and waits until the web answers and the sidecar takes jobs. */
  serve(): Promise<void>;
  /** Resolves with a sentence when web or sidecar ends by itself. */
  ended: Promise<string>;
  stop(): Promise<void>;
}

/** Database up and migrated; web and sidecar start with `serve`. One place for demo, browser tests and verification. */
export async function openStack(options: StackOptions): Promise<Stack> {
  const { dataDir, port, distDir } = options;
  const logs = join(dataDir, "logs");
  mkdirSync(logs, { recursive: true });
  const server = options.databaseUrl ? null : await startEmbedded(dataDir, { temporary: options.temporary });
  const databaseUrl = options.databaseUrl ?? server?.url ?? "";
  try {
    await prepareDatabase(databaseUrl);
  } catch (error) {
    await server?.stop();
    throw error;
  }
  const url = options.url ?? `http://localhost:${port}`;
  const secret = options.secret ?? keptSecret(dataDir);
  const environment = {
    ...process.env,
    NODE_ENV: "production",
    DATABASE_URL: databaseUrl,
    PLUMBLINE_SECRET: secret,
    PLUMBLINE_URL: url,
    PLUMBLINE_DEMO: String(options.demo),
    PLUMBLINE_DIST_DIR: distDir,
    PORT: String(port),
    ...options.environment,
  };
  const children: Child[] = [];
  let stopping = false;
  let reportEnd: (why: string) => void = () => {};
  const ended = new Promise<string>((done) => {
    reportEnd = done;
  });
  const run = (name: string, args: string[]) => {
    const child = startChild(process.execPath, args, { environment, logFile: join(logs, `${name}.log`) });
    children.push(child);
    child.ended.then((code) => {
      if (!stopping) reportEnd(`The ${name} ended with code ${code}.\n${child.lastWords()}`);
    });
    return child;
  };
  return {
    url,
    databaseUrl,
    secret,
    ended,
    async serve() {
      await requireFreePort(port);
      run("web", [NEXT, "start", "-p", String(port)]);
      const sidecar = run("sidecar", ["--import", "tsx", "jobs/main.ts"]);
      const health = `http://127.0.0.1:${port}/api/health`;
      await Promise.race([
        Promise.all([
          within(PATIENCE_MS, `an answer from ${health}`, () => answers(health)),
          within(PATIENCE_MS, "a sidecar that takes jobs", async () => sidecar.hasSaid(SIDECAR_IS_UP)),
        ]),
        ended.then((why) => Promise.reject(new Error(why))),
      ]);
    },
    async stop() {
      stopping = true;
      await Promise.all(children.map((child) => child.stop()));
      await server?.stop();
    },
  };
}

async function prepareDatabase(databaseUrl: string): Promise<void> {
  try {
    await migrateDatabase(databaseUrl);
  } catch (cause) {
    const { host, pathname } = new URL(databaseUrl);
    const why = cause instanceof Error && cause.message ? cause.message : String(cause);
    throw new Error(`The database ${pathname.slice(1)} at ${host} cannot be used: ${why}`, { cause });
  }
  await withWorkCtx(databaseUrl, "start", (ctx) => ensureBuiltinSources(ctx));
}

/** Runs work on the server's behalf, on a pool of its own. */
export async function withWorkCtx<T>(
  databaseUrl: string,
  label: string,
  work: (ctx: WorkCtx) => Promise<T>,
): Promise<T> {
  const database = connect(databaseUrl, { max: 4, applicationName: `plumbline-${label}` });
  try {
    return await work({ db: database.db, database, actor: commandActor(label), now: new Date() });
  } finally {
    await database.close();
  }
}

function keptSecret(dataDir: string): string {
  const file = join(dataDir, "secret");
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString("hex"), { mode: 0o600 });
  return readFileSync(file, "utf8").trim();
}

const answers = (url: string): Promise<boolean> =>
  fetch(url)
    .then((response) => response.ok)
    .catch(() => false);

async function within(ms: number, what: string, isThere: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + ms;
  while (Date.now() < deadline) {
    if (await isThere()) return;
    await sleep(150);
  }
  throw new Error(`Waited ${ms / 1000} s for ${what}.`);
}
