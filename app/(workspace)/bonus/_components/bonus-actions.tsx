import { LinkButton } from "@/components/ui/button";
import { withParams } from "@/components/ui/url";

interface BonusActionsProps {
  periodId: number | undefined;
  address: Record<string, string | undefined>;
  /** The reader may configure policies and enter amounts. */
  configures: boolean;
  exports: boolean;
}

const FORMATS = [
  { format: "csv", label: "CSV" },
  { format: "xlsx", label: "XLSX" },
  { format: "json", label: "JSON" },
];

/** Policies, target bonuses from a file, and the files for payroll. */
export function BonusActions({ periodId, address, configures, exports }: BonusActionsProps) {
  return (
    <>
      {configures && (
        <>
          <LinkButton variant="bare" href="/bonus/policies">
            Policies
          </LinkButton>
          <LinkButton
            variant="bare"
            icon="upload"
            href={withParams("/bonus", address, { import: "targets" })}
          >
            Target bonuses
          </LinkButton>
        </>
      )}
      {exports &&
        FORMATS.map(({ format, label }) => (
          // A file, made anew each time and kept on record: nothing to fetch ahead.
          <a
            key={format}
            className="btn"
            href={`/api/bonus/export?period_id=${periodId}&format=${format}`}
            download
          >
            {format === "csv" ? `Export ${label}` : label}
          </a>
        ))}
    </>
  );
}
