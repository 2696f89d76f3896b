"use client";

import { useRouter } from "next/navigation";
import { Select } from "@/components/ui/select";
import { withParams } from "@/components/ui/url";

interface UnitChooserProps {
  units: { value: string; label: string }[];
  current: string;
  address: Record<string, string | undefined>;
}

/** Everyone, or a unit with everything below it. */
export function UnitChooser({ units, current, address }: UnitChooserProps) {
  const router = useRouter();
  return (
    <Select
      name="unit"
      label="Unit"
      hideLabel
      options={[{ value: "", label: "Every unit" }, ...units]}
      value={current}
      onChange={(event) =>
        router.push(withParams("/team", address, { unit: event.target.value, page: null }), { scroll: false })
      }
    />
  );
}
