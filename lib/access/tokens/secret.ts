import { createHash, randomBytes } from "node:crypto";

/** `plb_` and 256 random bits: recognisable in a leaked file, impossible to guess. */
export const mintToken = () => `plb_${randomBytes(32).toString("base64url")}`;

/** sha-256, hex: enough for a secret of 256 bits, and found by index. */
export const hashToken = (token: string) => createHash("sha256").update(token).digest("hex");

/** What lists show of a token, so that it can be told from others. */
export const tokenPrefix = (token: string) => token.slice(0, 10);
