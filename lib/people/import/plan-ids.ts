/** Stored ids of what was planned under negative numbers. */
export interface Ids {
  people: ReadonlyMap<number, number>;
  units: ReadonlyMap<number, number>;
  roles: ReadonlyMap<number, number>;
}

/** The stored id of something planned; of something that was stored before, its own. */
export const stored = (ids: ReadonlyMap<number, number>, id: number) => ids.get(id) ?? id;

export const storedOrNone = (ids: ReadonlyMap<number, number>, id: number | null) =>
  id === null ? null : stored(ids, id);
