import { existsSync, mkdtempSync, readdirSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createAccountInput } from "@/lib/access/accounts/input";
import { createAccount } from "@/lib/access/accounts/mutations";
import { getAccountByEmail } from "@/lib/access/accounts/queries";
import { createToken } from "@/lib/access/tokens/mutations";
import { parseInput } from "@/lib/zod-fields";
import { buildWeb } from "../build";
import { freePort } from "../ports";
import { openStack, type Stack, withWorkCtx } from "../stack";
import { Api } from "./api";
import { verifyCrm } from "./crm";
import { verifyIncidents } from "./incidents";

const DIST = ".next-verify";
const EMAIL = "verify@plumbline.test";

/**
 * `npm run verify:real -- FOLDER`: brings real records into a fresh installation through its API, and compares every
 * figure with an independent recount of the same files. FOLDER holds the CRM files or an incident log, or folders of them.
 */
async function main(folder: string | undefined): Promise<number> {
  if (!folder || !existsSync(folder)) throw new Error("Which records? npm run verify:real -- FOLDER");
  const crm = findFile(folder, (name) => name === "sales_pipeline.csv");
  const incidents = findFile(folder, (name) => /^incident_event_log\.csv(\.gz)?$/.test(name));
  if (!crm && !incidents)
    throw new Error(`${folder} holds neither sales_pipeline.csv nor incident_event_log.csv(.gz).`);
  await buildWeb(DIST);
  let wrong = 0;
  if (crm) wrong += await onFreshInstallation((api) => verifyCrm(api, resolve(crm, "..")));
  if (incidents) wrong += await onFreshInstallation((api) => verifyIncidents(api, incidents));
  console.log(wrong === 0 ? "\nEvery figure agrees." : `\n${wrong} figures differ.`);
  return wrong === 0 ? 0 : 1;
}

async function onFreshInstallation(verify: (api: Api) => Promise<number>): Promise<number> {
  const stack = await openStack({
    dataDir: mkdtempSync(join(tmpdir(), "plumbline-verify-")),
    port: await freePort(),
    distDir: DIST,
    demo: false,
    temporary: true,
  });
  try {
    await stack.serve();
    return await verify(new Api(stack.url, await tokenOf(stack)));
  } finally {
    await stack.stop();
  }
}

const tokenOf = (stack: Stack): Promise<string> =>
  withWorkCtx(stack.databaseUrl, "verify", async (ctx) => {
    await createAccount(
      ctx,
      parseInput(createAccountInput, {
        email: EMAIL,
        name: "Verification",
        roles: ["admin", "hr"],
        password: crypto.randomUUID(),
      }),
    );
    const account = await getAccountByEmail(ctx.db, EMAIL);
    if (!account) throw new Error("The account was not created.");
    return (await createToken(ctx, { accountId: account.id, name: "verification" })).token;
  });

function findFile(folder: string, wanted: (name: string) => boolean): string | null {
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) {
      const inside = findFile(path, wanted);
      if (inside) return inside;
    } else if (wanted(name)) return path;
  }
  return null;
}

main(process.argv[2]).then(
  (code) => process.exit(code),
  (error) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
