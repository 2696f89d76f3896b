import { existsSync, mkdtempSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createAccountInput } from "@/lib/access/accounts/input";
import { createAccount } from "@/lib/access/accounts/mutations";
import { getAccountByEmail } from "@/lib/access/accounts/queries";
import { createToken } from "@/lib/access/tokens/mutations";
import { parseInput } from "@/lib/zod-fields";
import { buildWeb } from "../build";
import { freePort } from "../ports";
import { openStack, type Stack, withWorkCtx } from "../stack";
import { Api } from "./api";
import { verifyAttendance } from "./attendance";
import { verifyCrm } from "./crm";
import { verifyIncidents } from "./incidents";
import { type Given, KINDS, type Kind, type KnownTable, recognise } from "./kinds";

const DIST = ".next-verify";
const EMAIL = "verify@plumbline.test";

const USAGE = `npm run verify:real -- FOLDER [role=HEADING …]
FOLDER holds, under any names, as CSV, tab-separated or gzipped:
  deals (id, agent, stage, closed, value, engaged) and the teams of their agents (agent, manager, office), or
  a log of incidents (number, version, resolver, opened, resolved, madeSla, reopens), or
  attendance (employee, day, in, out) with staff (employee, department, jobRole) and holidays.
Columns are known by their headings; say role=HEADING for one that is called otherwise, such as agent=seller.`;

/**
 * Brings real records into a fresh installation through its API, and compares every figure with an independent recount
 * of the same files. What the files are is told by their headings.
 */
async function main(folder: string | undefined, more: string[]): Promise<number> {
  if (!folder) throw new Error(`Which records?\n${USAGE}`);
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new Error(`${folder} is no folder.\n${USAGE}`);
  const { known, unknown } = recognise(folder, givenHeadings(more));
  const checks = checksFor(known);
  for (const { file, kind, headings, places } of known) {
    const columns = Object.entries(places).map(([role, at]) => `${role}=${headings[at ?? -1]}`);
    console.log(`${file}: ${kind} (${columns.join(", ")})`);
  }
  for (const words of unknown) console.log(`Not used: ${words}`);
  if (checks.length === 0) throw new Error(`Nothing in ${folder} can be checked.\n${USAGE}`);
  await buildWeb(DIST);
  let wrong = 0;
  for (const check of checks) wrong += await onFreshInstallation(check);
  console.log(wrong === 0 ? "\nEvery figure agrees." : `\n${wrong} figures differ.`);
  return wrong === 0 ? 0 : 1;
}

function givenHeadings(words: string[]): Given {
  const pairs = words.map((word) => {
    const at = word.indexOf("=");
    if (at < 1) throw new Error(`"${word}" is not role=HEADING.\n${USAGE}`);
    return [word.slice(0, at), word.slice(at + 1)] as const;
  });
  const roles = new Set(Object.values(KINDS).flatMap((kind) => Object.keys(kind)));
  const strange = pairs.find(([role]) => !roles.has(role));
  if (strange) throw new Error(`There is no role "${strange[0]}". Roles: ${[...roles].join(", ")}.`);
  return Object.fromEntries(pairs);
}

/** One check for each file of records, with the files about its people that lie in the same folder, else anywhere. */
function checksFor(known: readonly KnownTable[]): ((api: Api) => Promise<number>)[] {
  const beside = (table: KnownTable, kind: Kind) => {
    const all = known.filter((other) => other.kind === kind);
    return all.find((other) => dirname(other.file) === dirname(table.file)) ?? all[0] ?? null;
  };
  return known.flatMap((table) => {
    if (table.kind === "deals") return (api: Api) => verifyCrm(api, table, beside(table, "teams"));
    if (table.kind === "incidents") return (api: Api) => verifyIncidents(api, table);
    if (table.kind !== "attendance") return [];
    const more = { staff: beside(table, "staff"), holidays: beside(table, "holidays") };
    return (api: Api) => verifyAttendance(api, table, more);
  });
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
    const api = new Api(stack.url, await tokenOf(stack));
    // Files state no zone: their clock is taken as it stands, here as in the recount.
    await api.patch("/api/organisation", { name: "Verification", time_zone: "UTC" });
    return await verify(api);
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

main(process.argv[2], process.argv.slice(3)).then(
  (code) => process.exit(code),
  (error) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
