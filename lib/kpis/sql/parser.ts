import { hasSqlDetails, loadModule, parseSync, scanSync } from "libpg-query";

/** A node of PostgreSQL's own parse tree: `{ SelectStmt: { … } }`, plain data. */
export type Tree = { [field: string]: TreeValue };
export type TreeValue = string | number | boolean | null | undefined | Tree | TreeValue[];

export interface Token {
  /** In bytes. */
  start: number;
  end: number;
  text: string;
}

export interface ParsedStatement {
  tree: Tree;
  /** In bytes; without the semicolon. */
  start: number;
  end: number;
}

export class SyntaxProblem extends Error {
  constructor(
    message: string,
    /** Characters before it. */
    readonly character: number,
  ) {
    super(message);
  }
}

/** PostgreSQL's scanner, comments left out. Throws a SyntaxProblem. */
export async function scanSql(text: string): Promise<Token[]> {
  await loadModule();
  try {
    const { tokens } = scanSync(text);
    return tokens.filter(({ tokenName }) => tokenName !== "C_COMMENT" && tokenName !== "SQL_COMMENT");
  } catch {
    // The scanner's own error has no place; the parser stumbles over the same.
    await parseSql(text);
    throw new SyntaxProblem("This cannot be read as SQL", 0);
  }
}

/** PostgreSQL's parser. Throws a SyntaxProblem. */
export async function parseSql(text: string): Promise<ParsedStatement[]> {
  await loadModule();
  try {
    return (parseSync(text).stmts ?? []).map(({ stmt, stmt_location: start = 0, stmt_len: length }) => ({
      tree: stmt as unknown as Tree,
      start,
      end: length ? start + length : Buffer.byteLength(text, "utf8"),
    }));
  } catch (error) {
    if (!hasSqlDetails(error)) throw error;
    throw new SyntaxProblem(error.message, error.sqlDetails?.cursorPosition ?? 0);
  }
}
