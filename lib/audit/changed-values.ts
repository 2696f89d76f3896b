export interface ChangedValue {
  /** Where it stands, `kinds.0.email`; empty for the whole. */
  path: string;
  /** Null: it was not there. */
  before: string | null;
  after: string | null;
}

/** What differs between two states of something, value by value, in the order of the later state. */
export function changedValues(before: unknown, after: unknown): ChangedValue[] {
  const was = new Map(leavesOf(before, ""));
  const is = new Map(leavesOf(after, ""));
  return [...new Set([...is.keys(), ...was.keys()])]
    .map((path) => ({ path, before: was.get(path) ?? null, after: is.get(path) ?? null }))
    .filter((value) => value.before !== value.after);
}

/** Deeper than anything of ours. */
const DEEPEST = 12;

function leavesOf(value: unknown, path: string, depth = 0): [string, string][] {
  if (value === null || value === undefined) return path === "" ? [] : [[path, "none"]];
  if (typeof value !== "object") return [[path, String(value)]];
  const entries = Object.entries(value);
  if (entries.length === 0) return path === "" ? [] : [[path, Array.isArray(value) ? "empty list" : "empty"]];
  if (depth >= DEEPEST) return [[path, JSON.stringify(value)]];
  return entries.flatMap(([key, part]) => leavesOf(part, path ? `${path}.${key}` : key, depth + 1));
}
