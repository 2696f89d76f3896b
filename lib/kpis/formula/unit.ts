/**
 * A unit as powers of its parts: "EUR/h" is EUR¹ h⁻¹, a plain number is none. Two amounts can be added or compared when
 * their units are equal; products and quotients combine them.
 *
 * `%` is a unit of its own when adding and comparing, and a plain number as a factor: 8 h · 50 % has the unit h (the
 * formula divides by 100 itself), and % / % is a plain number. Numbers written in the formula take any unit they are
 * added to or compared with: in `100 - reopened` the 100 is 100 %.
 */
export type Unit = ReadonlyMap<string, number>;

export const PLAIN: Unit = new Map();

/** Reads "EUR/h", "km^2", "h·km" and what `unitText` writes. Other texts are one part, as they stand. */
export function parseUnit(text: string): Unit {
  const powers = new Map<string, number>();
  for (const [index, side] of text.split("/").entries()) {
    for (const part of side.split("·")) {
      const [, name = "", power = "1"] = /^\s*(.*?)\s*(?:\^\s*(\d{1,2}))?\s*$/s.exec(part) ?? [];
      if (name && name !== "1") add(powers, name, index === 0 ? Number(power) : -Number(power));
    }
  }
  return powers;
}

export function unitText(unit: Unit): string {
  const parts = [...unit].sort(([a], [b]) => (a < b ? -1 : 1));
  const written = (sign: 1 | -1) =>
    parts
      .filter(([, power]) => power * sign > 0)
      .map(([name, power]) => (power * sign === 1 ? name : `${name}^${power * sign}`));
  const [over, under] = [written(1), written(-1)];
  return [over.join("·") || (under.length > 0 ? "1" : ""), ...under].join("/");
}

export const isSameUnit = (a: Unit, b: Unit): boolean =>
  a.size === b.size && [...a].every(([name, power]) => b.get(name) === power);

export function multiplied(a: Unit, b: Unit): Unit {
  const powers = new Map<string, number>();
  for (const factor of [a, b]) for (const [name, power] of factor) if (name !== "%") add(powers, name, power);
  return powers;
}

export const raised = (unit: Unit, exponent: number): Unit =>
  new Map(exponent === 0 ? [] : [...unit].map(([name, power]) => [name, power * exponent]));

/** Whether a formula's result may be a KPI's value: a plain number may stand for any unit, as in `part / all * 100`. */
export const unitFits = (result: string, declared: string): boolean => {
  const unit = parseUnit(result);
  return unit.size === 0 || isSameUnit(unit, parseUnit(declared));
};

function add(powers: Map<string, number>, name: string, power: number): void {
  const sum = (powers.get(name) ?? 0) + power;
  if (sum === 0) powers.delete(name);
  else powers.set(name, sum);
}
