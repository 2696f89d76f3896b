import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { connect } from "@/db/client";
import { startEmbedded } from "@/db/embedded";
import { migrateDatabase } from "@/db/migrate";
import { commandActor, type WorkCtx } from "@/lib/context";
import { ensureBuiltinSources } from "@/lib/sources/ensure-builtin";

export interface StackOptions {
  dataDir: string;
  port: number;
  distDir: string;
  /** An outside database instead of the embedded one. */
  databaseUrl?: string;
  /** Address people use; `http://localhost:<port>` unless said. */
  url?: string;
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
  /** Starts web and sidecar, and waits until the web answers. */
  serve(): Promise<void>;
  /** Resolves with a sentence when web or sidecar ends by itself. */
  ended: Promise<string>;
  stop(): Promise<void>;
}

/** Database up and migrated; web and sidecar start with `serve`. One place for demo, browser tests and verification. */
export async function openStack(options: StackOptions): Promise<Stack> {
  mkdirSync(options.dataDir, { recursive: true });
  const server = options.databaseUrl
    ? null
    : await startEmbedded(options.dataDir, { temporary: options.temporary });
  const databaseUrl = options.databaseUrl ?? server?.url ?? "";
  await migrateDatabase(databaseUrl);
  await withWorkCtx(databaseUrl, "start", (ctx) => ensureBuiltinSources(ctx));
  const url = options.url ?? `http://localhost:${options.port}`;
  const secret = keptSecret(options.dataDir);
  const environment = {
    ...process.env,
    NODE_ENV: "production",
    DATABASE_URL: databaseUrl,
    PLUMBLINE_SECRET: secret,
    PLUMBLINE_URL: url,
    PLUMBLINE_DEMO: String(options.demo),
    PLUMBLINE_DIST_DIR: options.distDir,
    PORT: String(options.port),
    ...options.environment,
  };
  const children: ChildProcess[] = [];
  let stopping = false;
  let reportEnd: (why: string) => void = () => {};
  const ended = new Promise<string>((done) => {
    reportEnd = done;
  });
  const run = (name: string, command: string, args: string[]) => {
    // A group of its own: Ctrl-C reaches the launcher alone, which then stops everything in order.
    const child = spawn(command, args, {
      env: environment,
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    const last: string[] = [];
    const keep = (chunk: Buffer) => {
      last.push(String(chunk));
      if (last.length > 40) last.shift();
    };
    child.stdout?.on("data", keep);
    child.stderr?.on("data", keep);
    child.on("exit", (code) => {
      if (!stopping) reportEnd(`${name} ended with code ${code}.\n${last.join("")}`);
    });
    children.push(child);
  };
  return {
    url,
    databaseUrl,
    secret,
    ended,
    async serve() {
      await requireFreePort(options.port);
      run("The web server", "next", ["start", "-p", String(options.port)]);
      run("The sidecar", "tsx", ["jobs/main.ts"]);
      await Promise.race([
        answers(`http://127.0.0.1:${options.port}/api/health`),
        ended.then((why) => Promise.reject(new Error(why))),
      ]);
    },
    async stop() {
      stopping = true;
      await Promise.all(children.map(stopChild));
      await server?.stop();
    },
  };
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

async function answers(url: string): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    const ok = await fetch(url)
      .then((response) => response.ok)
      .catch(() => false);
    if (ok) return;
    await new Promise((wait) => setTimeout(wait, 150));
  }
  throw new Error(`No answer from ${url} within a minute.`);
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || !child.pid) return;
  const gone = new Promise<void>((done) => child.once("exit", () => done()));
  signalGroup(child.pid, "SIGTERM");
  const patience = setTimeout(() => child.pid && signalGroup(child.pid, "SIGKILL"), 15_000);
  await gone;
  clearTimeout(patience);
}

function signalGroup(pid: number, signal: NodeJS.Signals) {
  try {
    process.kill(-pid, signal);
  } catch {
    // Already gone.
  }
}

export function requireFreePort(port: number): Promise<void> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once("error", () =>
      fail(
        new Error(`Port ${port} is taken. Stop what uses it, or start with PORT=${port + 1} npm run demo.`),
      ),
    );
    probe.listen(port, () => probe.close(() => done()));
  });
}

export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once("error", fail);
    probe.listen(0, () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === "object" ? done(address.port) : fail(new Error("No free port.")),
      );
    });
  });
}
