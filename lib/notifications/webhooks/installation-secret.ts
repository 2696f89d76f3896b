import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";

/** What seals the secrets of webhooks. Throws "unavailable" where there is none. */
export function requireInstallationSecret(): string {
  if (!env.PLUMBLINE_SECRET) throw new AppError("unavailable", "Set PLUMBLINE_SECRET first.");
  return env.PLUMBLINE_SECRET;
}
