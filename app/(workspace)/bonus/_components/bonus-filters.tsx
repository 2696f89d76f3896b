"use client";

import { useRouter } from "next/navigation";
import { FindPerson } from "@/components/people/find-person";
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
  const to = (changes: Record<string, string | null>) =>
    withParams("/bonus", address, { page: null, ...changes });
  const everyone = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return (
    <div className="filters">
      <FindPerson path="/bonus" address={address} placeholder="Name or number" />
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
