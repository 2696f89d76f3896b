import { Tag } from "@/components/ui/tag";
import type { DiffSection } from "@/lib/kpis/versions/template-diff";

interface VersionDiffProps {
  sections: readonly DiffSection[];
  /** Column heads: "v6" and "v7". */
  from: string;
  to: string;
}

/** Two versions field by field: only what differs. */
export function VersionDiff({ sections, from, to }: VersionDiffProps) {
  if (sections.length === 0) {
    return (
      <p className="soft mt4">
        {from} and {to} say the same.
      </p>
    );
  }
  return (
    <table className="table diff">
      <caption className="sr">
        What differs between {from} and {to}
      </caption>
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">{from}</th>
          <th scope="col">{to}</th>
        </tr>
      </thead>
      {sections.map((section) => (
        <DiffPart key={section.title} {...section} />
      ))}
    </table>
  );
}

function DiffPart({ title, state, rows }: DiffSection) {
  return (
    <tbody>
      <tr className="diff-part">
        <th scope="rowgroup" colSpan={3}>
          {title} {state && <Tag>{state === "added" ? "added" : "taken out"}</Tag>}
        </th>
      </tr>
      {rows.map(({ label, from, to }) => (
        <tr key={label}>
          <th scope="row">{label}</th>
          <td className="diff-from">{from === null ? <span className="mute">Not there</span> : from}</td>
          <td>{to === null ? <span className="mute">Not there</span> : to}</td>
        </tr>
      ))}
    </tbody>
  );
}
