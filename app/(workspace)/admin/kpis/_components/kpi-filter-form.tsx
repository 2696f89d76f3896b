import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import type { LibraryParams } from "@/lib/kpis/library/params";

interface KpiFilterFormProps {
  asked: LibraryParams;
  categories: readonly string[];
  sources: readonly { id: number; name: string }[];
}

/** A plain form: what it asks for stands in the address. */
export function KpiFilterForm({ asked, categories, sources }: KpiFilterFormProps) {
  return (
    <form className="filters roomy" action="/admin/kpis" aria-label="Filter the KPIs">
      <TextInput
        name="q"
        type="search"
        label="Name or description"
        hideLabel
        placeholder="Find a KPI"
        defaultValue={asked.q ?? ""}
      />
      <Choice
        name="category"
        label="Category"
        all="All categories"
        value={asked.category}
        options={categories.map((value) => ({ value, label: value }))}
      />
      <Choice name="kind" label="Kind" all="All kinds" value={asked.kind} options={KINDS} />
      <Choice
        name="source"
        label="Source"
        all="All sources"
        value={asked.source === undefined ? undefined : String(asked.source)}
        options={sources.map(({ id, name }) => ({ value: String(id), label: name }))}
      />
      <Choice name="use" label="Use" all="Used or not" value={asked.use} options={USES} />
      {asked.show && <input type="hidden" name="show" value={asked.show} />}
      <Button type="submit">Find</Button>
    </form>
  );
}

const KINDS = [
  { value: "binding", label: "From records" },
  { value: "formula", label: "Formula" },
  { value: "sql", label: "Query" },
  { value: "manual", label: "Entered" },
];

const USES = [
  { value: "used", label: "Used" },
  { value: "unused", label: "Not used" },
];

interface ChoiceProps {
  name: string;
  label: string;
  /** What nothing chosen means. */
  all: string;
  value: string | undefined;
  options: { value: string; label: string }[];
}

function Choice({ name, label, all, value, options }: ChoiceProps) {
  return (
    <Select
      name={name}
      label={label}
      hideLabel
      defaultValue={value ?? ""}
      options={[{ value: "", label: all }, ...options]}
    />
  );
}
