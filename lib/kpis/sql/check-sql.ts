import { checkTree } from "./check-tree";
import { type ParsedStatement, parseSql, SyntaxProblem, type Tree } from "./parser";
import { byteIndex, characterIndex, type QueryText, writeQuery } from "./query-text";
import { splitPlaceholders } from "./split-placeholders";
import type { Placeholder, PreparedSql, SqlCheck, SqlPiece, SqlProblem } from "./types";

const LONGEST = 10_000;

/** What stands for a placeholder while the query is checked: the same expressions as when it runs. */
const CHECKED_AS: Record<Placeholder, string> = {
  user_id: "(plumbline_person.employee_id)",
  start_date: "(NULL::timestamptz)",
  end_date: "(NULL::timestamptz)",
};

/**
 * Whether a text is one SELECT of one value that reads records and nothing else. Read by PostgreSQL's own parser; what
 * is checked is the text that will run. Unknown tables and columns, and the type of the result, are for `describeSql`.
 */
export async function checkSql(text: string): Promise<SqlCheck> {
  const early = unusable(text);
  if (early) return { ok: false, problems: [early] };
  try {
    const { pieces, problems } = await splitPlaceholders(text);
    if (problems.length > 0) return { ok: false, problems };
    return await checkPieces(text, pieces);
  } catch (error) {
    if (!(error instanceof SyntaxProblem)) throw error;
    return {
      ok: false,
      problems: [{ message: error.message, position: characterIndex(text, error.character) }],
    };
  }
}

function unusable(text: string): SqlProblem | null {
  if (text.trim() === "") return { message: "Write a SELECT", position: 0 };
  if (text.length > LONGEST) return { message: `Keep it to ${LONGEST} characters`, position: LONGEST };
  const odd = text.indexOf("\0");
  if (odd >= 0 || /\p{Surrogate}/u.test(text))
    return { message: "This has characters that are none", position: Math.max(odd, 0) };
  return null;
}

async function checkPieces(text: string, pieces: SqlPiece[]): Promise<SqlCheck> {
  const query = writeQuery(pieces, (name) => CHECKED_AS[name]);
  const statements = await parsed(query, text);
  if ("problem" in statements) return { ok: false, problems: [statements.problem] };
  const at = byteIndex(query.text);
  const place = (byte: number) => query.sourceOf(at(byte));
  const [statement, second] = statements.all;
  if (!statement) return { ok: false, problems: [{ message: "Write a SELECT", position: 0 }] };
  if (second)
    return {
      ok: false,
      problems: [{ message: "Write one statement only", position: wordAt(text, place(second.start)) }],
    };
  const select = statement.tree.SelectStmt as Tree | undefined;
  if (!select)
    return { ok: false, problems: [{ message: "Only a SELECT can be measured", position: wordAt(text, 0) }] };
  const tree = checkTree(statement.tree);
  const problems: SqlProblem[] = [
    ...tree.problems.map(({ message, byte }) => ({ message, position: place(byte) })),
    ...resultProblems(select, place),
  ];
  if (!pieces.some((piece) => piece.kind === "placeholder" && piece.name === "user_id"))
    problems.push({ message: "Say whose records count: compare a column with :user_id" });
  if (problems.length > 0) return { ok: false, problems: inOrder(problems) };
  const own = cut(pieces, { start: place(statement.start), end: place(statement.end) });
  const prepared = {
    text,
    pieces: qualify(
      own,
      tree.bare.map(({ byte }) => place(byte)),
    ),
    tables: [...tree.tables],
    memorySteps: tree.memorySteps,
  };
  return { ok: true, prepared: prepared as unknown as PreparedSql };
}

async function parsed(
  query: QueryText,
  text: string,
): Promise<{ all: ParsedStatement[] } | { problem: SqlProblem }> {
  try {
    return { all: await parseSql(query.text) };
  } catch (error) {
    if (!(error instanceof SyntaxProblem)) throw error;
    const position = query.sourceOf(characterIndex(query.text, error.character));
    const placeholder = /^:\w+/.exec(text.slice(position))?.[0];
    // Nobody wrote what stands for the placeholder.
    const message = placeholder ? `syntax error at or near "${placeholder}"` : error.message;
    return { problem: { message, position } };
  }
}

/** One column that is no `*`. */
function resultProblems(select: Tree, place: (byte: number) => number): SqlProblem[] {
  const leftmost = leftmostOf(select);
  const targets = Array.isArray(leftmost.targetList) ? leftmost.targetList : [];
  const [only, second] = targets.map((target) => (target as { ResTarget: Tree }).ResTarget);
  if (!only) return [{ message: "Select the value: SELECT … FROM …", position: place(0) }];
  if (second) return [{ message: "Select one value only", position: place(Number(second.location ?? 0)) }];
  const fields = ((only.val as Tree | undefined)?.ColumnRef as Tree | undefined)?.fields;
  const isStar =
    Array.isArray(fields) &&
    fields.some((field) => typeof field === "object" && field !== null && "A_Star" in field);
  return isStar
    ? [{ message: "Name the one value to select instead of *", position: place(Number(only.location ?? 0)) }]
    : [];
}

function leftmostOf(select: Tree): Tree {
  let leftmost = select;
  while (leftmost.larg) leftmost = leftmost.larg as Tree;
  return leftmost;
}

/** The pieces between two places of the admin's text: without a closing semicolon and what follows it. */
function cut(pieces: readonly SqlPiece[], { start, end }: { start: number; end: number }): SqlPiece[] {
  return pieces.flatMap((piece): SqlPiece[] => {
    if (piece.kind !== "text") return [piece];
    const from = Math.max(start, piece.source);
    const text = piece.text.slice(from - piece.source, Math.max(0, end - piece.source));
    return text ? [{ ...piece, text, source: from }] : [];
  });
}

/** Tables get their schema, so that no setting and no other schema decides what a name means. */
function qualify(pieces: readonly SqlPiece[], positions: readonly number[]): SqlPiece[] {
  return pieces.flatMap((piece) => {
    if (piece.kind !== "text") return [piece];
    const { text, source } = piece;
    const inside = positions.filter((at) => at >= source && at < source + text.length).sort((a, b) => a - b);
    const edges = [source, ...inside, source + text.length];
    return edges.slice(0, -1).flatMap((from, index): SqlPiece[] => {
      const own = text.slice(from - source, (edges[index + 1] ?? from) - source);
      const schema: SqlPiece[] = index > 0 ? [{ kind: "added", text: "records.", source: from }] : [];
      return own ? [...schema, { kind: "text", text: own, source: from }] : schema;
    });
  });
}

/** The first word from a place on: the parser begins a statement at the space before it. */
const wordAt = (text: string, position: number) =>
  position + (/^[\s;]*/.exec(text.slice(position))?.[0].length ?? 0);

const inOrder = (problems: SqlProblem[]) => problems.sort((a, b) => (a.position ?? 0) - (b.position ?? 0));
