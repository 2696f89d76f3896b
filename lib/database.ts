import type { Database } from "@/db/client";
import { webDatabase } from "@/db/web";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";

/** The database of this web process. The launcher sets DATABASE_URL, also for the embedded server. */
export function appDatabase(): Database {
  if (!env.DATABASE_URL)
    throw new AppError(
      "unavailable",
      "No database is configured: set DATABASE_URL or start with `npm run demo`.",
    );
  return webDatabase(env.DATABASE_URL);
}
