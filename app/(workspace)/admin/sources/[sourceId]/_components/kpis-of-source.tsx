import Link from "next/link";

export function KpisOfSource({ kpis }: { kpis: { id: number; name: string }[] }) {
  if (kpis.length === 0)
    return (
      <p className="soft">No KPI reads this source yet. Define one under KPIs and choose this source.</p>
    );
  return (
    <ul className="ruled">
      {kpis.map((kpi) => (
        <li key={kpi.id}>
          <Link href={`/admin/kpis/${kpi.id}`}>{kpi.name}</Link>
        </li>
      ))}
    </ul>
  );
}
