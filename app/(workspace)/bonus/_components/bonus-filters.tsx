"use client";

import Form from "next/form";
import { useRouter } from "next/navigation";
import { SegmentLinks } from "@/components/ui/segment";
import { Select } from "@/components/ui/select";
import { withParams } from "@/components/ui/url";
import type { BonusStatus } from "@/lib/rewards/types";

interface BonusFiltersProps {
  address: Record<string, string | undefined>;
  counts: Record<BonusStatus, number>;
  units: { value: string; label: string }[];
  status: BonusStatus | undefined;
}

const WORDS: Record<BonusStatus, string> = {
  eligible: "Eligible",
  zero: "Factor 0",
  not_eligible: "Not eligible",
};

/** Search, state and unit, all of it in the address. */
export function BonusFilters({ address, counts, units, status }: BonusFiltersProps) {
  const router = useRouter();
  const { q, page: _, ...kept } = address;
  const to = (changes: Record<string, string | null>) =>
    withParams("/bonus", address, { page: null, ...changes });
  const everyone = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return (
    <div className="filters">
      <Form action="/bonus" scroll={false} role="search">
        {Object.entries(kept).map(
          ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
        )}
        <label className="sr" htmlFor="q">
          Find a person
        </label>
        <input
          className="input"
          id="q"
          name="q"
          type="search"
          placeholder="Name or number"
          defaultValue={q}
          key={q}
        />
      </Form>
      <SegmentLinks
        label="State"
        items={[
          { label: "All", href: to({ status: null }), count: everyone, current: status === undefined },
          ...(["eligible", "zero", "not_eligible"] as const).map((each) => ({
            label: WORDS[each],
            href: to({ status: each }),
            count: counts[each],
            current: status === each,
          })),
        ]}
      />
      <Select
        name="unit"
        label="Unit"
        hideLabel
        options={[{ value: "", label: "Every unit" }, ...units]}
        value={address.unit ?? ""}
        onChange={(event) => router.push(to({ unit: event.target.value }), { scroll: false })}
      />
    </div>
  );
}
