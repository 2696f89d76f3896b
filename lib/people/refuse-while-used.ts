import { conflict } from "@/lib/errors";

/** Runs a deletion; when other data still refers to the thing, refuses with its name instead of a database error. */
export async function refuseWhileUsed<T>(name: string, remove: () => Promise<T>): Promise<T> {
  try {
    return await remove();
  } catch (error) {
    if (isForeignKeyViolation(error)) throw conflict(`${name} is still in use and stays.`);
    throw error;
  }
}

function isForeignKeyViolation(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ("code" in at && at.code === "23503") return true;
  }
  return false;
}
