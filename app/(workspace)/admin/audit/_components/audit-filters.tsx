import { Button, LinkButton } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { actionInWords } from "@/lib/audit/words";

interface AuditFiltersProps {
  asked: Record<string, string | undefined>;
  actions: readonly string[];
}

/** A plain form: what it asks for stands in the address. Narrower choices come from the rows. */
export function AuditFilters({ asked, actions }: AuditFiltersProps) {
  const narrowed = ["actor", "person", "type", "id"].filter((name) => asked[name]);
  return (
    <form
      className="filters roomy labelled"
      action="/admin/audit"
      aria-label="Filter the log"
      key={JSON.stringify(asked)}
    >
      <TextInput name="q" type="search" label="Who, what, about whom or why" defaultValue={asked.q ?? ""} />
      <Select
        name="action"
        label="Action"
        defaultValue={asked.action ?? ""}
        options={[
          { value: "", label: "Every action" },
          ...actions.map((action) => ({ value: action, label: actionInWords(action) })),
        ]}
      />
      <TextInput name="from" type="date" label="From" defaultValue={asked.from ?? ""} />
      <TextInput name="to" type="date" label="Until" defaultValue={asked.to ?? ""} />
      {narrowed.map((name) => (
        <input key={name} type="hidden" name={name} value={asked[name]} />
      ))}
      <Button type="submit">Find</Button>
      {Object.values(asked).some(Boolean) && (
        <LinkButton variant="bare" href="/admin/audit">
          Show everything
        </LinkButton>
      )}
    </form>
  );
}
