const NAME_WIDTHS = [188, 140, 164, 120, 176, 132];

/** Rows of a table that is on its way, as high as the rows that will replace them. */
export function SkeletonRows({ label, rows = 6 }: { label: string; rows?: number }) {
  const numbers = Array.from({ length: rows }, (_, row) => row);
  return (
    <div role="status" aria-busy="true" aria-label={label}>
      <table className="table" aria-hidden="true">
        <tbody>
          {numbers.map((row) => (
            <tr key={row}>
              <td>
                <span className="sk" style={{ "--w": `${NAME_WIDTHS[row % NAME_WIDTHS.length]}px` }} />
              </td>
              <td className="sk-bar">
                <span className="sk" />
              </td>
              <td className="sk-num">
                <span className="sk" style={{ "--w": "36px" }} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
