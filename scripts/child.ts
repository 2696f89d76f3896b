import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const LEASH = fileURLToPath(new URL("./leash.mjs", import.meta.url));
const PATIENCE_MS = 10_000;

/** A process of ours in a group of its own, so that Ctrl-C reaches the launcher alone and everything ends in order. */
export interface Child {
  /** Its exit code; 1 when a signal ended it. */
  ended: Promise<number>;
  /** The last lines it wrote. */
  lastWords(): string;
  /** Whether it has written these words since it started. */
  hasSaid(words: string): boolean;
  stop(): Promise<void>;
}

export interface ChildOptions {
  environment: Record<string, string | undefined>;
  /** Where its output goes, anew with each start. */
  logFile: string;
}

export function startChild(command: string, args: string[], { environment, logFile }: ChildOptions): Child {
  const log = openSync(logFile, "w");
  const child = spawn(process.execPath, [LEASH, command, ...args], {
    // Next declares NODE_ENV to be always there.
    env: environment as NodeJS.ProcessEnv,
    stdio: ["pipe", log, log],
    detached: true,
  });
  closeSync(log);
  const ended = new Promise<number>((done) => {
    child.once("exit", (code) => done(code ?? 1));
    child.once("error", () => done(1));
  });
  const written = () => readFileSync(logFile, "utf8");
  return {
    ended,
    lastWords: () => written().split("\n").slice(-40).join("\n").trim(),
    hasSaid: (words) => written().includes(words),
    async stop() {
      signalGroup(child, "SIGTERM");
      const patience = setTimeout(() => signalGroup(child, "SIGKILL"), PATIENCE_MS);
      await ended;
      clearTimeout(patience);
    },
  };
}

function signalGroup({ pid, exitCode, signalCode }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined || exitCode !== null || signalCode !== null) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // Already gone.
  }
}
