import { startEmbedded } from "@/db/embedded";
import { migrateDatabase } from "@/db/migrate";
import type { WorkCtx } from "@/lib/context";
import { env } from "@/lib/env";
import { withWorkCtx } from "./stack";

/** Runs a command's work on DATABASE_URL, else on the embedded server of PLUMBLINE_DATA_DIR: joined when it runs, started when not. */
export async function onOwnDatabase<T>(label: string, work: (ctx: WorkCtx) => Promise<T>): Promise<T> {
  const server = env.DATABASE_URL ? null : await startEmbedded(env.PLUMBLINE_DATA_DIR);
  const url = env.DATABASE_URL ?? server?.url ?? "";
  try {
    await migrateDatabase(url);
    return await withWorkCtx(url, label, work);
  } finally {
    await server?.stop();
  }
}

/** Ends the process with the command's exit code; a broken rule or failure is one line on standard error. */
export function finish(command: Promise<number>): void {
  command.then(
    (code) => process.exit(code),
    (error) => {
      console.error(error instanceof Error ? error.message : error);
      process.exit(1);
    },
  );
}

export function complain(words: string): number {
  console.error(words);
  return 1;
}
