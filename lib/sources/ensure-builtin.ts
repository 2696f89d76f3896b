import { sql } from "drizzle-orm";
import { sources } from "@/db/schema/sources";
import { type Ctx, inTransaction } from "@/lib/context";
import { BUILTIN_SOURCES } from "@/lib/sources/builtin";
import { storeSource } from "@/lib/sources/store-source";

/** Two processes that start together register the built-in sources one after the other. */
const LOCK = 7_246_003;

/** Registers the built-in sources that are not there yet and makes their tables. Call after migrating; safe to repeat. */
export async function ensureBuiltinSources(ctx: Ctx): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await tx.db.execute(sql`SELECT pg_advisory_xact_lock(${LOCK})`);
    const known = await tx.db.select({ slug: sources.slug }).from(sources);
    for (const { slug, columns, ...about } of BUILTIN_SOURCES) {
      if (known.some((source) => source.slug === slug)) continue;
      await storeSource(tx, { ...about, slug, tableName: slug, origin: "builtin" }, columns);
    }
  });
}
