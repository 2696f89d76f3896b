import { expect, test } from "vitest";
import { aliasKey } from "./alias-key";

test.each([
  ["  Ada Lovelace ", "ada lovelace"],
  ["ADA \t  LOVELACE", "ada lovelace"],
  ["José", "josé"],
  ["Ada Lovelace", "ada lovelace"],
])("%j is found as %j", (alias, key) => expect(aliasKey(alias)).toBe(key));
