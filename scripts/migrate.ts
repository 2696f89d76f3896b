import { env } from "@/lib/env";
import { prepareDatabase } from "./stack";

if (!env.DATABASE_URL) throw new Error("Set DATABASE_URL to the database to migrate.");
try {
  await prepareDatabase(env.DATABASE_URL);
  console.log("The database is up to date.");
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
