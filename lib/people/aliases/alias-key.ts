/** Under which an alias is unique and found: trimmed, lower-case, inner spaces collapsed to one. */
export function aliasKey(alias: string): string {
  return alias.normalize("NFC").trim().replace(/\s+/g, " ").toLowerCase();
}
