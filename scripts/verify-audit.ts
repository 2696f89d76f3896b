import { type NotedHead, verifyAudit } from "@/lib/audit/verify";
import { complain, finish, onOwnDatabase } from "./own-database";

/**
 * `npm run verify:audit [-- ID:HASH]`: proves the audit log, or names the first entry that is wrong. ID:HASH is what an
 * earlier run printed and someone kept elsewhere.
 */
async function main([text]: string[]): Promise<number> {
  const noted = text === undefined ? null : readHead(text);
  if (text !== undefined && noted === null)
    return complain("The head looks like 1234:0f3a…, as an earlier run printed it.");
  return onOwnDatabase("verify-audit", async (ctx) => {
    const verified = await verifyAudit(ctx.database.sql, noted);
    if (!verified.ok) return complain(`The audit log is broken. ${verified.why}`);
    console.log(`The audit log is whole: ${verified.entryCount.toLocaleString("en")} entries.`);
    if (verified.head)
      console.log(`Head, to keep elsewhere and check later: ${verified.head.id}:${verified.head.hash}`);
    return 0;
  });
}

function readHead(text: string): NotedHead | null {
  const [, id, hash] = /^(\d+):([0-9a-f]{64})$/.exec(text) ?? [];
  return id && hash ? { id: Number(id), hash } : null;
}

finish(main(process.argv.slice(2)));
