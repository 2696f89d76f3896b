/** What holds in a unit: its own, one from above that says so, or that there is none. */
export function nearest(
  items: readonly { id: number; name: string }[],
  own: number | null,
  effective: number | null,
) {
  const name = items.find((item) => item.id === effective)?.name;
  if (!name) return <span className="soft">None</span>;
  if (own !== null) return name;
  return (
    <span className="soft">
      {name}
      <span className="under">from above</span>
    </span>
  );
}
