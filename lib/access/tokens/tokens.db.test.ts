import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { apiTokens } from "@/db/schema/access";
import { testDatabase } from "@/db/testing/database";
import { type Ctx, commandActor } from "@/lib/context";
import { createAccount, disableAccount, setRoles } from "../accounts/mutations";
import { getRequestViewer } from "../request-viewer";
import { createToken, revokeToken } from "./mutations";
import { listTokens } from "./queries";

const database = testDatabase();
let anaId = 0;
let boId = 0;

const server = (): Ctx => ({ db: database.db, actor: commandActor("test"), now: new Date() });
const as = (accountId: number): Ctx => ({
  ...server(),
  actor: { kind: "account", accountId, employeeId: null, roles: ["employee"], label: "" },
});
const viewerOf = async (token: string) =>
  (
    await getRequestViewer(
      database.db,
      new Request("http://x.org/api/me", { headers: { authorization: `Bearer ${token}` } }),
    )
  )?.viewer;

beforeAll(async () => {
  anaId = (await createAccount(server(), { email: "ana@x.org", name: "Ana", roles: ["employee"] })).id;
  boId = (await createAccount(server(), { email: "bo@x.org", name: "Bo", roles: ["employee"] })).id;
});

describe("API tokens", () => {
  it("carry their owner's rights of the moment and note their use", async () => {
    const { token } = await createToken(as(anaId), { accountId: anaId, name: "export" });
    expect(await viewerOf(token)).toMatchObject({ accountId: anaId, roles: ["employee"] });
    await setRoles(server(), { accountId: anaId, roles: ["hr"] });
    expect(await viewerOf(token)).toMatchObject({ roles: ["hr"] });
    expect(await listTokens(database.db, anaId)).toMatchObject([
      { name: "export", lastUsedAt: expect.any(Date) },
    ]);
  });

  it("are stored as a hash only", async () => {
    const { id, token } = await createToken(as(anaId), { accountId: anaId, name: "hashed" });
    const [stored] = await database.db.select().from(apiTokens).where(eq(apiTokens.id, id));
    expect(JSON.stringify(stored)).not.toContain(token);
  });

  it("stop working when revoked, once and for all", async () => {
    const { id, token } = await createToken(as(boId), { accountId: boId, name: "old" });
    await revokeToken(as(boId), id);
    await revokeToken(as(boId), id);
    expect(await viewerOf(token)).toBeUndefined();
    expect(await listTokens(database.db, boId)).toEqual([]);
  });

  it("are made and revoked by their owner alone", async () => {
    await expect(createToken(as(boId), { accountId: anaId, name: "theft" })).rejects.toMatchObject({
      code: "forbidden",
    });
    const { id, token } = await createToken(as(anaId), { accountId: anaId, name: "mine" });
    await expect(revokeToken(as(boId), id)).rejects.toMatchObject({ code: "not_found" });
    expect(await viewerOf(token)).toBeDefined();
  });

  it("stop working while their owner is disabled", async () => {
    const { token } = await createToken(as(boId), { accountId: boId, name: "running" });
    await disableAccount(server(), boId);
    expect(await viewerOf(token)).toBeUndefined();
  });

  it("are not guessed", async () => {
    expect(await viewerOf("plb_nothing")).toBeUndefined();
  });
});
