import { SkeletonRows } from "@/components/ui/skeleton";

/** A page on its way: bar, head, rows, each as high as what will stand there. For loading.tsx. */
export function SkeletonPage({ label }: { label: string }) {
  return (
    <>
      <header className="bar" />
      <main className="page" id="main">
        <div className="head" aria-hidden="true">
          <div>
            <span className="sk sk-title" />
            <span className="sk sk-sub" />
          </div>
        </div>
        <SkeletonRows label={label} rows={10} />
      </main>
    </>
  );
}
