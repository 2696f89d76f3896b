"use client";

import { useRouter } from "next/navigation";
import { Select } from "@/components/ui/select";

interface VersionChoiceProps {
  /** Of the page whose address holds the choice, as `?compare=6,7`. */
  path: string;
  /** Newest first, with what it is: "v7, in force". */
  versions: readonly { version: number; label: string }[];
  from: number;
  to: number;
}

/** Which two versions are compared. */
export function VersionChoice({ path, versions, from, to }: VersionChoiceProps) {
  const router = useRouter();
  const options = versions.map(({ version, label }) => ({ value: String(version), label }));
  const show = (before: string | number, after: string | number) =>
    router.push(`${path}${path.includes("?") ? "&" : "?"}compare=${before},${after}`, { scroll: false });
  return (
    <div className="fields diff-choice">
      <Select
        name="from"
        label="From"
        value={String(from)}
        options={options}
        onChange={(event) => show(event.target.value, to)}
      />
      <Select
        name="to"
        label="To"
        value={String(to)}
        options={options}
        onChange={(event) => show(from, event.target.value)}
      />
    </div>
  );
}
