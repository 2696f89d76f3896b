"use client";

import { useField } from "@/components/forms/editor-errors";
import { Section } from "@/components/ui/section-head";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import type { Frequency } from "@/db/enums";
import type { KpiForm } from "./kpi-form";

interface KpiFactsProps {
  form: KpiForm;
  categories: readonly string[];
  onChange: (part: Partial<KpiForm>) => void;
}

/** What the KPI is called and where it is found. */
export function KpiFacts({ form, categories, onChange }: KpiFactsProps) {
  return (
    <Section id="facts" title="In the library">
      <div className="fields facts-fields">
        <TextInput
          {...useField("name")}
          label="Name"
          value={form.name}
          onChange={(event) => onChange({ name: event.target.value })}
        />
        <TextInput
          {...useField("category")}
          label="Category"
          list="kpi-categories"
          value={form.category}
          onChange={(event) => onChange({ category: event.target.value })}
        />
        <Select
          {...useField("aggregation_period")}
          label="Target is for"
          value={form.aggregation_period}
          options={PERIODS}
          onChange={(event) => onChange({ aggregation_period: event.target.value as Frequency })}
        />
      </div>
      <datalist id="kpi-categories">
        {categories.map((category) => (
          <option key={category} value={category} />
        ))}
      </datalist>
      <Textarea
        {...useField("description")}
        label="Description"
        hint="For the people it is about: what counts, and what does not."
        value={form.description}
        onChange={(event) => onChange({ description: event.target.value })}
      />
    </Section>
  );
}

const PERIODS: { value: Frequency; label: string }[] = [
  { value: "daily", label: "A day" },
  { value: "weekly", label: "A week" },
  { value: "monthly", label: "A month" },
  { value: "quarterly", label: "A quarter" },
  { value: "yearly", label: "A year" },
  { value: "custom", label: "A span of days" },
];
