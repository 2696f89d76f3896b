import { SkeletonPage } from "@/components/layout/skeleton-page";

export default function Loading() {
  return <SkeletonPage label="Loading calibration" />;
}
