/** One unit of the organisation's tree. Settings left null are those of the nearest unit above that has them. */
export interface Unit {
  id: number;
  code: string;
  name: string;
  kind: "company" | "division" | "department" | "team";
  parentId: number | null;
  timeZone: string | null;
  holidayCalendarId: number | null;
  workScheduleId: number | null;
}

export interface CountedUnit extends Unit {
  /** People employed in the unit itself on the day. */
  headCount: number;
  /** The same with all units below. */
  totalHeadCount: number;
}

export interface UnitNode<U extends Unit = Unit> {
  unit: U;
  /** 0 at the top. */
  depth: number;
  /** Names from the top down to the unit itself. */
  path: string[];
  children: UnitNode<U>[];
}

/** The units as a tree, siblings by name. A unit whose parent is missing stands at the top. */
export function unitTree<U extends Unit>(units: readonly U[]): UnitNode<U>[] {
  const known = new Set(units.map((unit) => unit.id));
  const byParent = new Map<number | null, U[]>();
  for (const unit of units) {
    const parentId = unit.parentId !== null && known.has(unit.parentId) ? unit.parentId : null;
    byParent.set(parentId, [...(byParent.get(parentId) ?? []), unit]);
  }
  const below = (parentId: number | null, depth: number, path: string[]): UnitNode<U>[] =>
    (byParent.get(parentId) ?? [])
      .toSorted((a, b) => a.name.localeCompare(b.name, "en") || a.id - b.id)
      .map((unit) => {
        const own = [...path, unit.name];
        return { unit, depth, path: own, children: below(unit.id, depth + 1, own) };
      });
  return below(null, 0, []);
}

/** The tree as lines from top to bottom. */
export function flatten<U extends Unit>(nodes: readonly UnitNode<U>[]): UnitNode<U>[] {
  return nodes.flatMap((node) => [node, ...flatten(node.children)]);
}

/** The way a move would go round, in names: "North → Support → North". Null when the move is fine. */
export function moveLoop(
  units: readonly Unit[],
  move: { unitId: number; parentId: number },
): string[] | null {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const path = [byId.get(move.unitId)?.name ?? ""];
  for (let at = byId.get(move.parentId), steps = 0; at && steps <= units.length; steps++) {
    path.push(at.name);
    if (at.id === move.unitId) return path;
    at = at.parentId === null ? undefined : byId.get(at.parentId);
  }
  return null;
}

export type UnitSettings = Pick<Unit, "timeZone" | "holidayCalendarId" | "workScheduleId">;

/** What holds in a unit: each setting of the unit itself or of the nearest unit above that has one. */
export function settingsOf(units: readonly Unit[], unitId: number): UnitSettings {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const found: UnitSettings = { timeZone: null, holidayCalendarId: null, workScheduleId: null };
  let at = byId.get(unitId);
  for (let steps = 0; at && steps <= units.length; steps++) {
    found.timeZone ??= at.timeZone;
    found.holidayCalendarId ??= at.holidayCalendarId;
    found.workScheduleId ??= at.workScheduleId;
    at = at.parentId === null ? undefined : byId.get(at.parentId);
  }
  return found;
}
