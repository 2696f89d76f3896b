import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";

interface KpiFilterFormProps {
  search: string;
  category: string;
  categories: readonly string[];
  show: string | undefined;
}

/** A plain form: what it asks for stands in the address. */
export function KpiFilterForm({ search, category, categories, show }: KpiFilterFormProps) {
  return (
    <form className="filters roomy" action="/admin/kpis" aria-label="Filter the KPIs">
      <TextInput
        name="q"
        type="search"
        label="Name"
        hideLabel
        placeholder="Find by name"
        defaultValue={search}
      />
      <Select
        name="category"
        label="Category"
        hideLabel
        defaultValue={category}
        options={[
          { value: "", label: "All categories" },
          ...categories.map((value) => ({ value, label: value })),
        ]}
      />
      {show && <input type="hidden" name="show" value={show} />}
      <Button type="submit">Find</Button>
    </form>
  );
}
