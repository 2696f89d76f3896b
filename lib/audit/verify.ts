import type { Sql } from "@/db/client";

/** The end of the log as someone noted it elsewhere. */
export interface NotedHead {
  id: number;
  hash: string;
}

export type Verification =
  | { ok: true; entryCount: number; head: NotedHead | null }
  | {
      ok: false;
      /** The first entry that is wrong; null when it is the end that is missing. */
      brokenAt: number | null;
      why: string;
    };

type Row = { id: string; previous_hash: string; hash: string; computed: string };

const AT_ONCE = 10_000;

/**
 * Goes through the whole log and works out every hash anew, by an expression of its own: whoever changed the database's
 * functions has not changed this one. Then compares the end with the head that is kept apart, and with one that was noted
 * elsewhere, if given: only that tells of someone who changed both.
 */
export async function verifyAudit(sql: Sql, noted: NotedHead | null = null): Promise<Verification> {
  // Nobody adds entries in between, so that entries and head are of one moment.
  return sql.begin("isolation level repeatable read read only", async (tx) => {
    let last: { id: number; hash: string } | null = null;
    let entryCount = 0;
    let seesNoted = noted === null;
    for (;;) {
      const rows: Row[] = await tx<Row[]>`
        SELECT id, previous_hash, hash, encode(sha256(convert_to(jsonb_build_array(
                 previous_hash, id, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), actor_kind, actor_id,
                 actor_label, action, entity_type, entity_id, employee_id, before, after, reason, address
               )::text, 'UTF8')), 'hex') AS computed
          FROM audit_entries WHERE ${last ? tx`id > ${last.id}` : tx`true`} ORDER BY id LIMIT ${AT_ONCE}`;
      for (const row of rows) {
        const id = Number(row.id);
        if (row.previous_hash !== (last?.hash ?? ""))
          return broken(
            id,
            `Entry ${id} does not follow the one before it: something was removed, added or moved.`,
          );
        if (row.hash !== row.computed) return broken(id, `Entry ${id} is not as it was written.`);
        if (noted && id === noted.id && row.hash === noted.hash) seesNoted = true;
        last = { id, hash: row.hash };
        entryCount += 1;
      }
      if (rows.length < AT_ONCE) break;
    }
    const [head] = await tx<{ entry_count: string; last_id: string; last_hash: string }[]>`
      SELECT entry_count, last_id, last_hash FROM audit_head`;
    if (!head) return broken(null, "The note of where the log ends is gone.");
    const missing = Number(head.entry_count) - entryCount;
    if (missing !== 0 || Number(head.last_id) !== (last?.id ?? 0) || head.last_hash !== (last?.hash ?? ""))
      return broken(
        null,
        `The log ends with entry ${last?.id ?? "none"}, but entry ${head.last_id} was written last: ${missing} ${missing === 1 ? "entry is" : "entries are"} missing at the end.`,
      );
    if (!seesNoted)
      return broken(null, `Entry ${noted?.id} with the noted hash is not in the log: it was written anew.`);
    return { ok: true, entryCount, head: last };
  });
}

const broken = (brokenAt: number | null, why: string): Verification => ({ ok: false, brokenAt, why });
