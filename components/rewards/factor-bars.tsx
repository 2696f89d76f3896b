import type { SimulatedPeriod } from "@/lib/rewards/policies/simulation";

/** People by factor before, outlined, and after, filled. */
export function FactorBars({ bins, period }: { bins: readonly string[]; period: SimulatedPeriod }) {
  if (!period.effect) return null;
  const [was, is] = [period.effect.before.factor_counts, period.effect.after.factor_counts];
  const most = Math.max(1, ...was, ...is);
  return (
    <table className="ba factor-bars">
      <caption className="sr">People by factor in {period.name}, before and after</caption>
      <thead className="micro mute">
        <tr>
          <th scope="col">Factor</th>
          <th scope="col" className="num">
            Before
          </th>
          <th scope="col" className="num">
            After
          </th>
          <th scope="col" className="bars">
            Before outlined, after filled
          </th>
        </tr>
      </thead>
      <tbody>
        {bins.map((bin, index) => (
          <tr key={bin}>
            <th scope="row">{bin}</th>
            <td className="num mute">{was[index]}</td>
            <td className="num">
              <b>{is[index]}</b>
            </td>
            <td className="bars" aria-hidden="true">
              <i className="hb before" style={{ "--n": ((was[index] ?? 0) / most) * 100 }} />
              <i className="hb" style={{ "--n": ((is[index] ?? 0) / most) * 100 }} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
