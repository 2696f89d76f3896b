import type { MeasureWindow } from "../types";

/** `position` counts characters of the admin's text from 0; without one the problem is of the whole. */
export interface SqlProblem {
  message: string;
  position?: number;
}

export const PLACEHOLDERS = ["user_id", "start_date", "end_date"] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

/** A stretch of a query: the admin's own text from `source` on, a schema we add, or a placeholder. */
export type SqlPiece =
  | { kind: "text"; text: string; source: number }
  | { kind: "added"; text: string; source: number }
  | { kind: "placeholder"; name: Placeholder; source: number };

declare const checked: unique symbol;

/** A query that checkSql let through; nothing else makes one. Definitions keep the text and check it again to run it. */
export interface PreparedSql {
  readonly [checked]: true;
  /** As the admin wrote it. */
  text: string;
  pieces: readonly SqlPiece[];
  /** Tables of the schema `records` that it reads, each once. */
  tables: readonly string[];
  /** Sorts, hash tables and kept rows that it can have at once; they share the work memory. */
  memorySteps: number;
}

export type SqlCheck = { ok: true; prepared: PreparedSql } | { ok: false; problems: SqlProblem[] };

export interface SqlWindow extends MeasureWindow {
  /** The organisation's: in it a date begins, and an instant has a date. */
  timeZone: string;
}

export interface SqlLimits {
  seconds: number;
  /** For all the sorts and hash tables of a query together. */
  workMemMb: number;
  /** Sorting and joining beyond work memory, on disk. Enforced where the database user may set it. */
  temporaryFilesMb: number;
}

export const DEFAULT_LIMITS: SqlLimits = { seconds: 60, workMemMb: 64, temporaryFilesMb: 1024 };
export const TEST_RUN_LIMITS: SqlLimits = { seconds: 10, workMemMb: 32, temporaryFilesMb: 256 };
