import { getAccountByEmail } from "@/lib/access/accounts/queries";
import { createToken } from "@/lib/access/tokens/mutations";
import { env } from "@/lib/env";
import { complain, finish, onOwnDatabase } from "./own-database";

/** `npm run token -- EMAIL [NAME]`: prints a new API token of that account, once, alone on standard output. */
async function main([email, name = "made on the server"]: string[]): Promise<number> {
  if (!email) return complain("Whose token? npm run token -- EMAIL [NAME]");
  return onOwnDatabase("token", async (ctx) => {
    const account = await getAccountByEmail(ctx.db, email);
    if (!account) return complain(`No account has the e-mail address ${email}.`);
    const { token } = await createToken(ctx, { accountId: account.id, name });
    if (account.disabledAt) complain(`${account.email} is disabled: the token works once it is enabled.`);
    if (account.isDemo && !env.PLUMBLINE_DEMO)
      complain(`${account.email} is a demo account: the token works in demo mode only.`);
    console.log(token);
    return 0;
  });
}

finish(main(process.argv.slice(2)));
