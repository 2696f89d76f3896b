"use client";

import { useRouter } from "next/navigation";
import { Select } from "@/components/ui/select";
import { withParams } from "@/components/ui/url";
import { NOTIFICATION_KINDS, type NotificationKind } from "@/lib/notifications/kinds";

interface KindChooserProps {
  kinds: readonly NotificationKind[];
  current: NotificationKind | undefined;
  address: Record<string, string | undefined>;
}

/** Every kind, or one. */
export function KindChooser({ kinds, current, address }: KindChooserProps) {
  const router = useRouter();
  return (
    <Select
      name="kind"
      label="Kind"
      hideLabel
      options={[
        { value: "", label: "Every kind" },
        ...kinds.map((kind) => ({ value: kind, label: NOTIFICATION_KINDS[kind].title })),
      ]}
      value={current ?? ""}
      onChange={(event) =>
        router.push(withParams("/inbox", address, { kind: event.target.value || null, page: null }), {
          scroll: false,
        })
      }
    />
  );
}
