import { sql } from "drizzle-orm";
import { z } from "zod";
import { publicRoute } from "@/lib/api/public-route";
import { appDatabase } from "@/lib/database";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";

export const dynamic = "force-dynamic";

export const GET = publicRoute({
  path: "/api/health",
  method: "GET",
  summary: "Whether the application answers and reaches its database; 503 when it does not",
  response: z.object({ status: z.literal("ok") }),
  handle: async () => {
    await appDatabase()
      .db.execute(sql`SELECT 1`)
      .catch((error) => {
        log.error({ err: error }, "database is not reachable");
        throw new AppError("unavailable", "The database does not answer.");
      });
    return Response.json({ status: "ok" });
  },
});
