import { type Algorithm, hash, verify } from "@node-rs/argon2";

// The package declares a const enum, which cannot be imported as a value.
const ARGON2ID = 2 as Algorithm.Argon2id;

/** Memory in KiB, passes and lanes as OWASP recommends for argon2id. */
const COST = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, COST);

let decoy: Promise<string> | undefined;

/**
 * True when the password belongs to the hash. Without a hash (no such account, or one without a password) the same
 * work is done on a decoy, so that the time taken does not tell which e-mail addresses exist.
 */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword("no account has this password");
  const matches = await verify(passwordHash ?? (await decoy), password).catch(() => false);
  return passwordHash !== null && matches;
}
