/**
 * The part of PostgreSQL's grammar that a KPI's query may use, by node of the parse tree. A node or field that is not
 * here is refused, so what newer versions of PostgreSQL add is refused too.
 *
 * A field is a plain value, a node (or a list of them) that names its own type, or a node of the type written here.
 */
type Fields = Readonly<
  Record<string, "value" | "node" | "SelectStmt" | "Alias" | "TypeName" | "WindowDef" | "WithClause">
>;

const fields = (values: string, nodes = "", typed: Fields = {}): Fields => ({
  location: "value",
  ...Object.fromEntries(values.split(" ").map((name) => [name, "value" as const])),
  ...Object.fromEntries(nodes.split(" ").map((name) => [name, "node" as const])),
  ...typed,
});

export const ALLOWED_NODES: Readonly<Record<string, Fields>> = {
  SelectStmt: fields(
    "groupDistinct limitOption op all",
    "distinctClause targetList fromClause whereClause groupClause havingClause windowClause valuesLists sortClause limitOffset limitCount",
    { larg: "SelectStmt", rarg: "SelectStmt", withClause: "WithClause" },
  ),
  WithClause: fields("", "ctes"),
  CommonTableExpr: fields("ctename ctematerialized", "aliascolnames ctequery"),
  ResTarget: fields("name", "val"),
  RangeVar: fields("relname schemaname inh relpersistence", "", { alias: "Alias" }),
  RangeSubselect: fields("lateral", "subquery", { alias: "Alias" }),
  RangeFunction: fields("lateral ordinality is_rowsfrom", "functions", { alias: "Alias" }),
  JoinExpr: fields("jointype isNatural rtindex", "larg rarg usingClause quals", {
    alias: "Alias",
    join_using_alias: "Alias",
  }),
  Alias: fields("aliasname", "colnames"),
  ColumnRef: fields("", "fields"),
  A_Star: fields(""),
  A_Const: fields("ival fval sval boolval isnull"),
  A_Expr: fields("kind rexpr_list_start rexpr_list_end", "name lexpr rexpr"),
  A_ArrayExpr: fields("list_start list_end", "elements"),
  BoolExpr: fields("boolop", "args"),
  NullTest: fields("nulltesttype argisrow", "arg"),
  BooleanTest: fields("booltesttype", "arg"),
  CaseExpr: fields("", "arg args defresult"),
  CaseWhen: fields("", "expr result"),
  CoalesceExpr: fields("", "args"),
  MinMaxExpr: fields("op", "args"),
  RowExpr: fields("row_format", "args"),
  GroupingSet: fields("kind", "content"),
  GroupingFunc: fields("", "args"),
  FuncCall: fields(
    "agg_within_group agg_star agg_distinct funcformat",
    "funcname args agg_order agg_filter",
    {
      over: "WindowDef",
    },
  ),
  WindowDef: fields("name refname frameOptions", "partitionClause orderClause startOffset endOffset"),
  SortBy: fields("sortby_dir sortby_nulls", "node"),
  TypeCast: fields("", "arg", { typeName: "TypeName" }),
  TypeName: fields("typemod", "names typmods arrayBounds"),
  SubLink: fields("subLinkType", "testexpr operName subselect"),
  List: fields("", "items"),
  String: fields("sval"),
  Integer: fields("ival"),
};

const READS_ONLY = "A KPI only reads";

/** In words what is refused by not being above. */
export const REFUSED_NODES: ReadonlyMap<string, string> = new Map([
  ["InsertStmt", READS_ONLY],
  ["UpdateStmt", READS_ONLY],
  ["DeleteStmt", READS_ONLY],
  ["MergeStmt", READS_ONLY],
  ["SQLValueFunction", "This changes from one run to the next: use :end_date instead of the current time"],
  ["A_Indirection", "Parts of arrays and rows cannot be taken here"],
  ["ParamRef", "Use :user_id, :start_date and :end_date instead of numbered parameters"],
  ["RangeTableSample", "A sample changes from one run to the next"],
]);

export const REFUSED_FIELDS: ReadonlyMap<string, string> = new Map([
  ["intoClause", `${READS_ONLY}: SELECT INTO makes a table`],
  ["lockingClause", `${READS_ONLY}: leave out FOR UPDATE and FOR SHARE`],
  ["recursive", "WITH RECURSIVE is not available: it may never end"],
  ["func_variadic", "VARIADIC is not available"],
  ["catalogname", "Leave out the name of the database"],
  ["pct_type", "Write the type itself instead of %TYPE"],
]);
