import { ALLOWED_FUNCTIONS, ALLOWED_TYPES, REASONS } from "./allowed-functions";
import { ALLOWED_NODES, REFUSED_FIELDS, REFUSED_NODES } from "./allowed-nodes";
import { isOfTheClock, OF_THE_CLOCK } from "./clock-words";
import { memoryStepsOf } from "./memory-steps";
import type { Tree, TreeValue } from "./parser";

export interface TreeFinding {
  message: string;
  /** In bytes of the parsed text. */
  byte: number;
}

export interface TreeCheck {
  problems: TreeFinding[];
  /** Tables without a schema that are no WITH queries: those of `records`. */
  bare: { table: string; byte: number }[];
  tables: Set<string>;
  /** At most so many sorts, hash tables and kept rows at once: each may take work memory of its own. */
  memorySteps: number;
}

/** Nodes above a node. The walk and PostgreSQL itself go one call deeper for each. */
const DEEPEST = 250;

/** Tables, subqueries and functions in FROM. Planning takes memory that no setting limits, and grows with them. */
const MOST_JOINED = 30;

const SYSTEM_COLUMNS = new Set(["ctid", "xmin", "xmax", "cmin", "cmax", "tableoid"]);

/** Walks a SELECT and finds everything that is not allowed: nodes, functions, types, operators, tables, columns. */
export function checkTree(statement: Tree): TreeCheck {
  const walk = new Walk();
  walk.node(statement, { byte: 0, depth: 0, parent: "", ctes: new Set() });
  walk.refuseWholeRows();
  const { problems, bare, tables, memorySteps } = walk;
  return { problems, bare, tables, memorySteps };
}

interface Place {
  byte: number;
  depth: number;
  /** The node around it, lists apart; a call of a function by the function's name. */
  parent: string;
  /** WITH queries that can be named here. */
  ctes: ReadonlySet<string>;
}

class Walk {
  readonly problems: TreeFinding[] = [];
  readonly bare: { table: string; byte: number }[] = [];
  readonly tables = new Set<string>();
  memorySteps = 0;
  private joined = 0;
  /** Names under which FROM has whole rows, and mentions that may be of them. */
  private readonly rows = new Set<string>();
  private readonly mentions: { name: string; place: Place }[] = [];

  /**
   * Rows must not become values: put together twice each, thirty subqueries deep, they fill the memory. They may be
   * compared and counted.
   */
  refuseWholeRows(): void {
    for (const { name, place } of this.mentions)
      if (this.rows.has(name)) this.refuse(place, `${name} is a whole row here: name a column of it`);
  }

  /** A node that names its type, or a list of them. */
  node(value: TreeValue, place: Place): void {
    if (Array.isArray(value)) {
      for (const item of value) this.node(item, place);
      return;
    }
    // Empty: DISTINCT without ON, a function in FROM without column types.
    if (!isTree(value) || Object.keys(value).length === 0) return;
    for (const [type, body] of Object.entries(value)) {
      if (isTree(body)) this.typed(type, body, place);
      else this.refuse(place, "This kind of expression is not available");
    }
  }

  private typed(type: string, body: Tree, outer: Place): void {
    const here = typeof body.location === "number" && body.location >= 0 ? body.location : outer.byte;
    const place = { ...outer, byte: here, depth: outer.depth + 1 };
    if (place.depth > DEEPEST) {
      this.refuse(place, "This is nested too deeply");
      return;
    }
    const allowed = ALLOWED_NODES[type];
    if (!allowed) {
      this.refuse(place, REFUSED_NODES.get(type) ?? `This is not available (${type})`);
      return;
    }
    this.memorySteps += memoryStepsOf(type, body);
    const ctes = type === "SelectStmt" ? this.withQueries(body, place) : place.ctes;
    this.rules[type]?.(body, place);
    const parent = parentOf(type, body, place);
    for (const [name, value] of Object.entries(body)) {
      const kind = Object.hasOwn(allowed, name) ? allowed[name] : undefined;
      if (kind === undefined)
        this.refuse(place, REFUSED_FIELDS.get(name) ?? `This is not available (${type}, ${name})`);
      else if (kind === "node") this.node(value, { ...place, parent, ctes });
      else if (kind === "WithClause")
        continue; // withQueries has been there.
      else if (kind !== "value" && isTree(value)) this.typed(kind, value, { ...place, parent, ctes });
    }
  }

  /** Each WITH query sees those before it; the SELECT sees them all. */
  private withQueries({ withClause }: Tree, place: Place): ReadonlySet<string> {
    if (!isTree(withClause)) return place.ctes;
    const { ctes, ...rest } = withClause;
    this.typed("WithClause", rest, place);
    const seen = new Set(place.ctes);
    for (const item of list(ctes)) {
      this.node(item, { ...place, ctes: new Set(seen) });
      const name = isTree(item) && isTree(item.CommonTableExpr) ? item.CommonTableExpr.ctename : undefined;
      if (typeof name === "string") seen.add(name);
    }
    return seen;
  }

  private refuse({ byte }: Place, message: string): void {
    this.problems.push({ message, byte });
  }

  private readonly rules: Readonly<Record<string, (body: Tree, place: Place) => unknown>> = {
    RangeVar: ({ relname, schemaname, alias }, place) => {
      this.joins(place);
      if (typeof relname !== "string") return;
      this.rows.add(aliasOf(alias) ?? relname);
      if (schemaname === undefined && place.ctes.has(relname)) return;
      if (schemaname !== undefined && schemaname !== "records")
        this.refuse(place, `Only records can be read: ${schemaname}.${relname} is something else`);
      if (schemaname === undefined) this.bare.push({ table: relname, byte: place.byte });
      this.tables.add(relname);
    },
    RangeSubselect: ({ alias }, place) => {
      this.joins(place);
      this.rows.add(aliasOf(alias) ?? "");
    },
    RangeFunction: (_function, place) => this.joins(place),
    JoinExpr: ({ alias, join_using_alias }) => {
      for (const written of [alias, join_using_alias]) this.rows.add(aliasOf(written) ?? "");
    },
    RowExpr: (_row, place) => {
      if (!["A_Expr", "SubLink", "count"].includes(place.parent))
        this.refuse(place, "(a, b) can be compared and counted only");
    },
    // An array put into arrays, time after time, is as large as all the memory: it must be used up where it stands.
    A_ArrayExpr: (_array, place) => {
      if (!TAKES_ARRAY.has(place.parent))
        this.refuse(place, "ARRAY[…] can be compared, counted and unnested only");
    },
    A_Const: ({ sval }, place) => {
      if (place.parent !== "TypeCast to text" && isOfTheClock(textOf(sval))) this.refuse(place, OF_THE_CLOCK);
    },
    // A word that was made a text first, and then a day.
    TypeCast: ({ arg }, place) => {
      const inner = withoutCast(arg);
      const constant = isTree(inner) && inner !== arg ? inner.A_Const : undefined;
      if (!isTree(constant) || !isOfTheClock(textOf(constant.sval))) return;
      if (place.parent !== "TypeCast to text") this.refuse(place, OF_THE_CLOCK);
    },
    CommonTableExpr: ({ ctename }, place) => {
      if (typeof ctename === "string" && ctename.startsWith("pg_"))
        this.refuse(place, "Names that begin with pg_ are taken");
    },
    ColumnRef: ({ fields }, place) => {
      const [first = "", second, ...more] = names(fields);
      const last = more.at(-1) ?? second ?? first;
      const hasStar = list(fields).length > names(fields).length;
      if (hasStar && place.parent !== "ResTarget") this.refuse(place, "Name a column instead of *");
      if (!hasStar && (second === undefined || (first === "records" && more.length === 0)))
        this.mentions.push({ name: last, place });
      if (SYSTEM_COLUMNS.has(last)) this.refuse(place, `${last} is not of the record`);
    },
    FuncCall: ({ funcname, args }, place) => {
      const written = names(funcname);
      const name = ownName(written);
      if (name === "age" && list(args).length < 2)
        this.refuse(place, "age of one time changes from one run to the next: write age(:end_date, …)");
      if (name !== null && ALLOWED_FUNCTIONS.has(name)) return;
      const reason = REASONS.get(written.at(-1) ?? "");
      this.refuse(place, `${written.join(".")} is not available${reason ? `: ${reason}` : ""}`);
    },
    TypeName: (body, place) => {
      const written = names(body.names);
      const name = ownName(written);
      if (name === null || !ALLOWED_TYPES.has(name))
        this.refuse(place, `The type ${written.at(-1)} is not available`);
    },
    A_Expr: (body, place) => {
      this.operator(body.name, place);
      const sides = body.kind === "AEXPR_NULLIF" ? [body.lexpr, body.rexpr] : [];
      if (sides.some((side) => isTree(side) && "RowExpr" in side))
        this.refuse(place, "(a, b) can be compared and counted only");
      if (sides.some((side) => isTree(withoutCast(side)) && "A_ArrayExpr" in (withoutCast(side) as Tree)))
        this.refuse(place, "ARRAY[…] can be compared, counted and unnested only");
    },
    SubLink: ({ subLinkType, operName }, place) => {
      if (subLinkType === "ARRAY_SUBLINK")
        this.refuse(place, "ARRAY(SELECT …) is not available: it can fill the memory");
      this.operator(operName, place);
    },
  };

  private joins(place: Place): void {
    this.joined += 1;
    if (this.joined === MOST_JOINED + 1) this.refuse(place, `Join at most ${MOST_JOINED} tables`);
  }

  private operator(value: TreeValue, place: Place): void {
    const written = names(value);
    if (written.length > 0 && ownName(written) === null)
      this.refuse(place, "Operators of a schema are not available");
    if (written.at(-1) === "||")
      this.refuse(place, "Joining with || is not available: it can fill the memory. Compare (a, b) instead");
  }
}

/** What makes something else of an array: an answer yes or no, a number, rows. */
const TAKES_ARRAY = new Set(
  "A_Expr unnest cardinality array_length array_position width_bucket percentile_cont percentile_disc".split(
    " ",
  ),
);

/** The node around those inside; lists, and casts of arrays, stand for the one around themselves. */
function parentOf(type: string, body: Tree, { parent }: Place): string {
  if (type === "List") return parent;
  if (type === "FuncCall") return names(body.funcname).at(-1) ?? "";
  if (type !== "TypeCast") return type;
  if (isTree(body.arg) && "A_ArrayExpr" in body.arg) return parent;
  const name = isTree(body.typeName) ? names(body.typeName.names).at(-1) : undefined;
  return name === "text" || name === "varchar" ? "TypeCast to text" : type;
}

const textOf = (value: TreeValue): string =>
  isTree(value) && typeof value.sval === "string" ? value.sval : "";

const withoutCast = (value: TreeValue): TreeValue =>
  isTree(value) && isTree(value.TypeCast) ? withoutCast(value.TypeCast.arg) : value;

const isTree = (value: TreeValue): value is Tree =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const aliasOf = (alias: TreeValue): string | undefined => {
  const name = isTree(alias) ? alias.aliasname : undefined;
  return typeof name === "string" ? name : undefined;
};

const list = (value: TreeValue): TreeValue[] => (Array.isArray(value) ? value : []);

const names = (value: TreeValue): string[] =>
  list(value).flatMap((item) => {
    const text = isTree(item) && isTree(item.String) ? (item.String.sval ?? "") : undefined;
    return typeof text === "string" ? [text] : [];
  });

/** Without PostgreSQL's own schema, which the parser itself adds to some; null when it is of another one. */
function ownName(written: readonly string[]): string | null {
  const [first, second] = written;
  if (written.length === 1) return first ?? null;
  return written.length === 2 && first === "pg_catalog" ? (second ?? null) : null;
}
