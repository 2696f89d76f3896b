import { Page } from "@/components/layout/page";
import { LinkButton } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";

/** Inside the shell: the page exists, the thing it would show does not. */
export default function NotFound() {
  return (
    <Page crumbs={[{ label: "Nothing here" }]}>
      <Empty
        level={2}
        icon="search"
        title="There is nothing at this address"
        action={<LinkButton href="/">Go to your start page</LinkButton>}
      >
        It may have been deleted, or the link is not complete.
      </Empty>
    </Page>
  );
}
