import { Page } from "@/components/layout/page";
import { SkeletonRows } from "@/components/ui/skeleton";

/** What stands while a page is fetched: its bar and the place of its table. */
export default function Loading() {
  return (
    <Page crumbs={[{ label: "Loading" }]}>
      <SkeletonRows label="Loading the page" rows={8} />
    </Page>
  );
}
