import { Tag } from "@/components/ui/tag";
import { isUnderWay, RUN_STATUS_WORDS } from "./words";

export function RunTag({ status }: { status: keyof typeof RUN_STATUS_WORDS }) {
  return (
    <Tag tone={status === "failed" ? "act" : isUnderWay({ status }) ? undefined : "quiet"}>
      {RUN_STATUS_WORDS[status]}
    </Tag>
  );
}
