import { Page } from "@/components/layout/page";
import { LinkButton } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";

/** Inside the shell: the page is open to this role, what it would show is not. */
export default function Forbidden() {
  return (
    <Page crumbs={[{ label: "Not for you" }]}>
      <Empty
        level={2}
        icon="lock"
        title="You may not see this"
        action={<LinkButton href="/">Go to your start page</LinkButton>}
      >
        People see their own scores, and managers those of the people who report to them. If your work needs
        this, ask an administrator.
      </Empty>
    </Page>
  );
}
