export type HeaderNames = { names: string[]; notes: string[] };

/** A name for every column of the header: blank ones are called by their position, repeated ones get a number. */
export function nameColumns(header: readonly string[]): HeaderNames {
  const notes: string[] = [];
  const used = new Set<string>();
  const names = header.map((cell, index) => {
    const own = cell.trim().replaceAll(/\s+/g, " ");
    const base = own === "" ? `column_${index + 1}` : own;
    let name = base;
    for (let count = 2; used.has(name.toLowerCase()); count++) name = `${base}_${count}`;
    used.add(name.toLowerCase());
    if (own === "") notes.push(`Column ${index + 1} has no name; it is called "${name}"`);
    else if (name !== own)
      notes.push(`Column ${index + 1} repeats the name "${own}"; it is called "${name}"`);
    return name;
  });
  return { names, notes };
}
