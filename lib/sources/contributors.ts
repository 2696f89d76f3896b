import { type Dec, parseDecimal } from "@/lib/decimal";

/** Someone who is named as sharing a record. Shares of all who are named add to a million. */
export interface NamedContributor {
  name: string;
  millionths: number;
}

export type ReadContributors = { ok: true; named: NamedContributor[] } | { ok: false; reason: string };

const WHOLE = 1_000_000;
const MOST_PEOPLE = 50;
const SHARE = /^\d{1,12}([.,]\d{1,6})?$/;
/** "33.3 %" three times is meant to be everything. */
const PERCENT_TOLERANCE = 0.5;

/**
 * Who shares a record, of a cell such as `E1:60; E2:40`, `a@x.test; b@x.test` or `E1:50%; E2:50%`. People are separated by
 * a semicolon or a vertical bar; what follows the last colon is a share. Without shares all have the same. Plain
 * shares are proportions, whatever they add to; shares in percent must add to 100. The reason of a refusal reads on
 * from the column's name.
 */
export function readContributors(text: string): ReadContributors {
  const entries = text
    .split(/[;|]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
  if (entries.length === 0) return refused(`"${shortened(text)}" names nobody`);
  if (entries.length > MOST_PEOPLE) return refused(`names more than ${MOST_PEOPLE} people`);
  const parts = entries.map(readEntry);
  const nameless = parts.find(({ name }) => name === "");
  if (nameless) return refused(`"${shortened(text)}" has a share without a person`);
  const shared = parts.filter(({ share }) => share !== null);
  if (shared.length === 0)
    return { ok: true, named: divide(parts.map(({ name }) => ({ name, weight: parseDecimal("1") }))) };
  if (shared.length < parts.length)
    return refused(`"${shortened(text)}" gives a share to some people and not to others`);
  return readShares(text, parts);
}

interface Entry {
  name: string;
  /** Null: no colon. */
  share: string | null;
}

function readEntry(entry: string): Entry {
  const colon = entry.lastIndexOf(":");
  if (colon < 0) return { name: entry, share: null };
  return { name: entry.slice(0, colon).trim(), share: entry.slice(colon + 1).trim() };
}

function readShares(text: string, parts: readonly Entry[]): ReadContributors {
  const percents = parts.filter(({ share }) => share?.endsWith("%")).length;
  if (percents > 0 && percents < parts.length)
    return refused(`"${shortened(text)}" has some shares in percent and some not`);
  const weights: { name: string; weight: Dec }[] = [];
  for (const { name, share } of parts) {
    const figure = (share ?? "").replace(/%$/, "").trim();
    if (!SHARE.test(figure)) return refused(`"${shortened(share ?? "")}" is no share of ${shortened(name)}`);
    const weight = parseDecimal(figure.replace(",", "."));
    if (weight.isZero()) return refused(`gives ${shortened(name)} a share of 0`);
    weights.push({ name, weight });
  }
  const total = sumOf(weights);
  if (percents > 0 && total.minus(100).abs().gt(PERCENT_TOLERANCE))
    return refused(`"${shortened(text)}" adds to ${total.toFixed()} %, not to 100 %`);
  const named = divide(weights);
  const tiny = named.find(({ millionths }) => millionths === 0);
  return tiny ? refused(`gives ${shortened(tiny.name)} less than a millionth`) : { ok: true, named };
}

/** In whole millionths that add up exactly: what rounding down leaves goes to those who lost most by it, first named first. */
function divide(weights: readonly { name: string; weight: Dec }[]): NamedContributor[] {
  const total = sumOf(weights);
  const exact = weights.map(({ weight }) => weight.times(WHOLE).div(total));
  const shares = exact.map((share) => share.floor().toNumber());
  const rest = WHOLE - shares.reduce((sum, share) => sum + share, 0);
  const byLoss = exact
    .map((share, at) => ({ at, lost: share.minus(share.floor()) }))
    .sort((a, b) => b.lost.comparedTo(a.lost) || a.at - b.at);
  for (const { at } of byLoss.slice(0, rest)) shares[at] = (shares[at] ?? 0) + 1;
  return weights.map(({ name }, at) => ({ name, millionths: shares[at] ?? 0 }));
}

const sumOf = (weights: readonly { weight: Dec }[]): Dec =>
  weights.reduce((sum, { weight }) => sum.plus(weight), parseDecimal("0"));

export interface MatchedContributors {
  /** In the order they are named; nobody twice. */
  employeeIds: number[];
  /** Of the record, as decimal text from 0 to 1; less than 1 together when someone is unknown. */
  shares: string[];
  unknown: string[];
}

/** Who is meant. Someone who is named twice, by whatever names, has both shares; an unknown person's share is nobody's. */
export function matchContributors(
  named: readonly NamedContributor[],
  match: (name: string) => number | null,
): MatchedContributors {
  const byEmployee = new Map<number, number>();
  const unknown: string[] = [];
  for (const { name, millionths } of named) {
    const employeeId = match(name);
    if (employeeId === null) unknown.push(name);
    else byEmployee.set(employeeId, (byEmployee.get(employeeId) ?? 0) + millionths);
  }
  return {
    employeeIds: [...byEmployee.keys()],
    shares: [...byEmployee.values()].map((millionths) => (millionths / WHOLE).toFixed(6)),
    unknown,
  };
}

/** Whether cells look like several people with shares, which a list of tags does not. A few may be faulty. */
export function lookShared(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== "");
  const read = filled.map(readContributors);
  return (
    read.filter(({ ok }) => ok).length * 2 >= filled.length &&
    filled.some((cell, at) => cell.includes(":") && read[at]?.ok && read[at].named.length > 1) &&
    filled.every((cell) => cell.includes(":") || !/[;|]/.test(cell))
  );
}

const refused = (reason: string): ReadContributors => ({ ok: false, reason });
const shortened = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text);
