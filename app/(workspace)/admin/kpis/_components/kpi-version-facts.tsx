import type { KpiVersion } from "@/lib/kpis/definitions/queries";
import { versionRows } from "./kpi-version-words";

interface KpiVersionFactsProps {
  version: KpiVersion;
  sources: readonly { id: number; name: string }[];
}

/** What a kept version of a KPI said, as past results were measured by it. */
export function KpiVersionFacts({ version, sources }: KpiVersionFactsProps) {
  return (
    <table className="table diff said">
      <caption>Version {version.version} said</caption>
      <tbody>
        {versionRows(version, sources).map(({ label, to }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>{to}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
