import { Pager } from "@/components/ui/pager";
import { withParams } from "@/components/ui/url";

interface RunPagerProps {
  page: number;
  pageSize: number;
  total: number;
  path: string;
}

/** Further pages of runs, once there is more than one. */
export function RunPager({ path, ...paging }: RunPagerProps) {
  if (paging.total <= paging.pageSize) return null;
  return <Pager {...paging} label="Pages of runs" href={(page) => withParams(path, {}, { page })} />;
}
