import { and, count, eq, isNull } from "drizzle-orm";
import { accounts, apiTokens } from "@/db/schema/access";
import { recordAudit } from "@/lib/audit/record";
import { type Actor, type Ctx, inTransaction } from "@/lib/context";
import { conflict, forbidden, notFound } from "@/lib/errors";
import { hashToken, mintToken, tokenPrefix } from "./secret";

const TOKENS_PER_ACCOUNT = 50;

/** Makes a token for an account: one's own, or anyone's from a command on the server. Its text is in this answer only. */
export async function createToken(
  ctx: Ctx,
  input: { accountId: number; name: string },
): Promise<{ id: number; token: string; prefix: string }> {
  requireOwn(ctx.actor, input.accountId);
  return inTransaction(ctx, async (tx) => {
    const owner = eq(accounts.id, input.accountId);
    const [account] = await tx.db.select({ id: accounts.id }).from(accounts).where(owner).for("update");
    if (!account) throw notFound("This account");
    const [held] = await tx.db
      .select({ tokens: count() })
      .from(apiTokens)
      .where(and(eq(apiTokens.accountId, account.id), isNull(apiTokens.revokedAt)));
    if (held && held.tokens >= TOKENS_PER_ACCOUNT)
      throw conflict(`You have ${held.tokens} tokens. Revoke one that is no longer used first.`);
    const token = mintToken();
    const prefix = tokenPrefix(token);
    const [created] = await tx.db
      .insert(apiTokens)
      .values({
        accountId: account.id,
        name: input.name,
        tokenHash: hashToken(token),
        prefix,
        createdAt: tx.now,
      })
      .returning({ id: apiTokens.id });
    if (!created) throw new Error("The token was not stored.");
    await recordAudit(tx, {
      action: "token.created",
      entityType: "api_token",
      entityId: created.id,
      after: { accountId: account.id, name: input.name, prefix },
    });
    return { id: created.id, token, prefix };
  });
}

/** Stops one of the caller's own tokens at once. Repeating it changes nothing. */
export function revokeToken(ctx: Ctx, tokenId: number): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    const [token] = await tx.db.select().from(apiTokens).where(eq(apiTokens.id, tokenId)).for("update");
    const isMine = tx.actor.kind !== "account" || token?.accountId === tx.actor.accountId;
    if (!token || !isMine) throw notFound("This token");
    if (token.revokedAt) return;
    await tx.db.update(apiTokens).set({ revokedAt: tx.now }).where(eq(apiTokens.id, token.id));
    await recordAudit(tx, {
      action: "token.revoked",
      entityType: "api_token",
      entityId: token.id,
      before: { accountId: token.accountId, name: token.name, prefix: token.prefix },
    });
  });
}

function requireOwn(actor: Actor, accountId: number): void {
  if (actor.kind === "account" && actor.accountId !== accountId)
    throw forbidden("make tokens for someone else");
}
