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

/** A page on its way: head, then rows. For loading.tsx. */
export function SkeletonPage({ label }: { label: string }) {
  return (
    <main className="page" id="main">
      <div className="head" aria-hidden="true">
        <div>
          <h1>
            <span className="sk sk-title" />
          </h1>
          <p className="sub">
            <span className="sk sk-sub" />
          </p>
        </div>
      </div>
      <SkeletonRows label={label} rows={10} />
    </main>
  );
}
