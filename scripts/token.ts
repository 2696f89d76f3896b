import { connect } from "@/db/client";
import { startEmbedded } from "@/db/embedded";
import { migrateDatabase } from "@/db/migrate";
import { getAccountByEmail } from "@/lib/access/accounts/queries";
import { createToken } from "@/lib/access/tokens/mutations";
import { commandActor } from "@/lib/context";
import { env } from "@/lib/env";

/** `npm run token -- EMAIL [NAME]`: prints a new API token of that account, once, on standard output alone. */
async function main([email, name = "made on the server"]: string[]): Promise<number> {
  if (!email) return complain("Whose token? npm run token -- EMAIL [NAME]");
  const server = env.DATABASE_URL ? null : await startEmbedded(env.PLUMBLINE_DATA_DIR);
  const url = env.DATABASE_URL ?? server?.url ?? "";
  await migrateDatabase(url);
  const database = connect(url, { max: 1, applicationName: "plumbline-token" });
  try {
    const account = await getAccountByEmail(database.db, email);
    if (!account) return complain(`No account has the e-mail address ${email}.`);
    const ctx = { db: database.db, actor: commandActor("token command"), now: new Date() };
    const { token } = await createToken(ctx, { accountId: account.id, name });
    if (account.disabledAt) complain(`${account.email} is disabled: the token works once it is enabled.`);
    if (account.isDemo && !env.PLUMBLINE_DEMO)
      complain(`${account.email} is a demo account: the token works in demo mode only.`);
    console.log(token);
    return 0;
  } finally {
    await database.close();
    await server?.stop();
  }
}

function complain(words: string): number {
  console.error(words);
  return 1;
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
