import { SkeletonRows } from "@/components/ui/skeleton";

/** What stands while a page is fetched: the place of its table. */
export default function Loading() {
  return (
    <main className="page" id="main">
      <SkeletonRows label="Loading the page" rows={8} />
    </main>
  );
}
