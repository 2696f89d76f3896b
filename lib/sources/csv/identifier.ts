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
 * A name with nothing to keep gives "column", one that starts with a digit gets "c_" in front, a reserved word "_col" behind.
 */
export function columnIdentifier(name: string): string {
  const words = name
    .replaceAll(/[^\p{ASCII}]|[%#]/gu, (character) => spelled[character] ?? character)
    .normalize("NFKD")
    .replaceAll(/\p{M}|['’]/gu, "")
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replaceAll(/([A-Z])([A-Z][a-z])/g, "$1_$2")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "_")
    .slice(0, 4 * maxLength)
    .replaceAll(/^_+|_+$/g, "");
  const started = words === "" ? "column" : /^\d/.test(words) ? `c_${words}` : words;
  const identifier = cut(started, maxLength);
  return reserved.has(identifier) || identifier.startsWith("pg_")
    ? `${cut(identifier, maxLength - 4)}_col`
    : identifier;
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
    const own = columnIdentifier(name);
    const base = own === "column" || own === "column_col" ? `column_${index + 1}` : own;
    let identifier = base;
    for (let suffix = lastSuffix.get(base) ?? 2; used.has(identifier); suffix++) {
      identifier = `${cut(base, maxLength - 1 - String(suffix).length)}_${suffix}`;
      lastSuffix.set(base, suffix + 1);
    }
    used.add(identifier);
    return identifier;
  });
}

function cut(identifier: string, length: number): string {
  return identifier.slice(0, length).replace(/_+$/, "");
}
