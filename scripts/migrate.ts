import { migrateDatabase } from "@/db/migrate";
import { env } from "@/lib/env";
import { ensureBuiltinSources } from "@/lib/sources/ensure-builtin";
import { withWorkCtx } from "./stack";

if (!env.DATABASE_URL) throw new Error("Set DATABASE_URL to the database to migrate.");
await migrateDatabase(env.DATABASE_URL);
await withWorkCtx(env.DATABASE_URL, "migrate", (ctx) => ensureBuiltinSources(ctx));
console.log("The database is up to date.");
