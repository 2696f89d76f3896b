import { randomBytes } from "node:crypto";
import { createAccountInput } from "@/lib/access/accounts/input";
import { createAccount } from "@/lib/access/accounts/mutations";
import { parseInput } from "@/lib/zod-fields";
import { complain, finish, onOwnDatabase } from "./own-database";

/** `npm run account -- EMAIL ROLE[,ROLE] [NAME]`: makes an account, such as the first administrator's, and prints its password. */
async function main([email, roles, name]: string[]): Promise<number> {
  if (!email || !roles) return complain("For whom? npm run account -- EMAIL ROLE[,ROLE] [NAME]");
  const password = randomBytes(15).toString("base64url");
  const input = parseInput(createAccountInput, {
    email,
    name: name ?? email,
    roles: roles.split(","),
    password,
  });
  return onOwnDatabase("account", async (ctx) => {
    await createAccount(ctx, input);
    console.log(password);
    console.error(`${input.email} may sign in with this password and should change it under Account.`);
    return 0;
  });
}

finish(main(process.argv.slice(2)));
