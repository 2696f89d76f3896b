import { scanSql } from "./parser";
import { byteIndex } from "./query-text";
import { PLACEHOLDERS, type SqlPiece, type SqlProblem } from "./types";

/**
 * Cuts a text at its placeholders. PostgreSQL's scanner says what is a string, a comment, a dollar quote or a cast, so
 * `':user_id'` and `x::date` stay as they are. Throws the scanner's SyntaxProblem.
 */
export async function splitPlaceholders(
  text: string,
): Promise<{ pieces: SqlPiece[]; problems: SqlProblem[] }> {
  const tokens = await scanSql(text);
  const at = byteIndex(text);
  const pieces: SqlPiece[] = [];
  const problems: SqlProblem[] = [];
  let done = 0;
  for (const [index, token] of tokens.entries()) {
    const position = at(token.start);
    const refusal = refusalOf(token.text);
    if (refusal) problems.push({ message: refusal, position });
    const next = tokens[index + 1];
    if (token.text !== ":" || next?.start !== token.end || !/^[a-z_]/i.test(next.text)) continue;
    const name = PLACEHOLDERS.find((known) => known === next.text);
    if (!name) {
      problems.push({ message: `There is no :${next.text}. There are ${LISTED}`, position });
      continue;
    }
    pieces.push({ kind: "text", text: text.slice(done, position), source: done });
    pieces.push({ kind: "placeholder", name, source: position });
    done = at(next.end);
  }
  pieces.push({ kind: "text", text: text.slice(done), source: done });
  return { pieces, problems };
}

const LISTED = PLACEHOLDERS.map((name) => `:${name}`).join(", ");

function refusalOf(token: string): string | null {
  if (/^\$\d/.test(token)) return `Use ${LISTED} instead of numbered parameters`;
  if (/^u&/i.test(token)) return "Write the characters themselves instead of U& escapes";
  if (/^[^']*plumbline_/i.test(token)) return "Names that begin with plumbline_ are taken";
  return null;
}
