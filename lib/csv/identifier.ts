/** What PostgreSQL allows, in bytes; identifiers here are ASCII, so in characters too. */
const maxLength = 63;

// Letters that lose nothing but an accent are handled by NFKD; these have no decomposition.
const spelled: Record<string, string> = {
  ß: "ss",
  æ: "ae",
  Æ: "Ae",
  œ: "oe",
  Œ: "Oe",
  ø: "o",
  Ø: "O",
  đ: "d",
  Đ: "D",
  ð: "d",
  Ð: "D",
  ł: "l",
  Ł: "L",
  þ: "th",
  Þ: "Th",
  ı: "i",
  "%": " percent ",
  "#": " number ",
};

/** PostgreSQL's reserved key words (its appendix C, "reserved" in either column) and the system columns. */
const reserved = new Set(
  `all analyse analyze and any array as asc asymmetric authorization between bigint binary bit boolean both case cast
  char character check cmax cmin coalesce collate collation column concurrently constraint create cross ctid
  current_catalog current_date current_role current_schema current_time current_timestamp current_user dec decimal
  default deferrable desc distinct do else end except exists extract false fetch float for foreign freeze from full
  grant greatest group grouping having ilike in initially inner inout int integer intersect interval into is isnull
  join json json_array json_arrayagg json_exists json_object json_objectagg json_query json_scalar json_serialize
  json_table json_value lateral leading least left like limit localtime localtimestamp merge_action national natural
  nchar none normalize not notnull null nullif numeric offset oid on only or order out outer overlaps overlay placing
  position precision primary real references returning right row select session_user setof similar smallint some
  substring symmetric system_user table tableoid tablesample then time timestamp to trailing treat trim true union
  unique user using values varchar variadic verbose when where window with xmax xmin xmlattributes xmlconcat
  xmlelement xmlexists xmlforest xmlnamespaces xmlparse xmlpi xmlroot xmlserialize xmltable`.split(/\s+/),
);

/**
 * The SQL identifier of a column name: snake_case ASCII that needs no quoting, at most 63 characters.
 * A name that starts with a digit gets "c_" in front, a reserved word "_col" behind; a name with nothing to keep gives
 * `unnamed`.
 */
export function columnIdentifier(name: string, { unnamed = "column_1" }: { unnamed?: string } = {}): string {
  const words = snakeCase(name);
  if (words === "") return unnamed;
  const identifier = cut(/^\d/.test(words) ? `c_${words}` : words, maxLength);
  const system = reserved.has(identifier) || identifier.startsWith("pg_");
  return system ? `${cut(identifier, maxLength - 4)}_col` : identifier;
}

/**
 * Identifiers for a file's columns, in order: unique, and none of `taken` (the columns the table has anyway).
 * A repeated one gets "_2", "_3", …; a name with nothing to keep is called by its position. Deterministic.
 */
export function columnIdentifiers(
  names: readonly string[],
  { taken = [] }: { taken?: Iterable<string> } = {},
): string[] {
  const used = new Set(taken);
  const lastSuffix = new Map<string, number>();
  return names.map((name, index) => {
    const base = columnIdentifier(name, { unnamed: `column_${index + 1}` });
    let identifier = base;
    for (let suffix = lastSuffix.get(base) ?? 2; used.has(identifier); suffix++) {
      identifier = `${cut(base, maxLength - 1 - String(suffix).length)}_${suffix}`;
      lastSuffix.set(base, suffix + 1);
    }
    used.add(identifier);
    return identifier;
  });
}

function snakeCase(name: string): string {
  return name
    .slice(0, 1_000)
    .replaceAll(/[^\p{ASCII}]|[%#]/gu, (character) => spelled[character] ?? character)
    .normalize("NFKD")
    .replaceAll(/\p{M}|['’]/gu, "")
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replaceAll(/([A-Z])([A-Z][a-z])/g, "$1_$2")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "_")
    .replaceAll(/^_+|_+$/g, "");
}

function cut(identifier: string, length: number): string {
  return identifier.slice(0, length).replace(/_+$/, "");
}
