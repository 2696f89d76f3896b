import { ConfirmButton } from "@/components/ui/confirm-button";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Empty } from "@/components/ui/empty";
import { revokeTokenAction } from "@/lib/access/actions";
import type { ApiToken } from "@/lib/access/tokens/queries";

const day = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});

const COLUMNS: Column<ApiToken>[] = [
  { key: "name", head: "Name", rowHeader: true, cell: (token) => token.name },
  { key: "prefix", head: "Begins with", cell: (token) => <code>{token.prefix}…</code> },
  { key: "created", head: "Made", phoneLabel: "Made", cell: (token) => day.format(token.createdAt) },
  {
    key: "used",
    head: "Last used",
    phoneLabel: "Last used",
    cell: (token) => (token.lastUsedAt ? day.format(token.lastUsedAt) : "Not yet"),
  },
  {
    key: "revoke",
    head: "Revoke",
    headHidden: true,
    cell: (token) => (
      <ConfirmButton
        label="Revoke"
        size="s"
        title={`Revoke “${token.name}”?`}
        confirmLabel="Revoke"
        action={revokeTokenAction}
        fields={{ id: String(token.id) }}
      >
        Calls with this token are refused from then on. This cannot be taken back.
      </ConfirmButton>
    ),
  },
];

export function TokenTable({ tokens }: { tokens: ApiToken[] }) {
  return (
    <div className="tokens">
      <DataTable
        caption="API tokens"
        columns={COLUMNS}
        rows={tokens}
        rowKey={(token) => String(token.id)}
        empty={
          <Empty title="No tokens" icon="key">
            A token lets a script call the API as you. It is listed here until you revoke it.
          </Empty>
        }
      />
    </div>
  );
}
