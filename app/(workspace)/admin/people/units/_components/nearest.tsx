/** What holds in a unit: its own in ink, one from above softer, or that there is none. */
export function nearest(
  items: readonly { id: number; name: string }[],
  own: number | null,
  effective: number | null,
) {
  const name = items.find((item) => item.id === effective)?.name;
  if (!name) return <span className="soft">None</span>;
  return own === null ? <span className="soft">{name}, from above</span> : name;
}
