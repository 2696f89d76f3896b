import { Button, LinkButton } from "./button";

interface PagerProps {
  /** From 1. */
  page: number;
  pageSize: number;
  total: number;
  href: (page: number) => string;
  /** Names the pages: "Pages of records". */
  label: string;
}

export function Pager({ page, pageSize, total, href, label }: PagerProps) {
  const first = total === 0 ? 0 : (page - 1) * pageSize + 1;
  const last = Math.min(page * pageSize, total);
  const count = total.toLocaleString("en");
  return (
    <div className="pager">
      <span>
        {total <= pageSize && page === 1
          ? `${count} in all`
          : `${first.toLocaleString("en")} to ${last.toLocaleString("en")} of ${count}`}
      </span>
      {total > pageSize && (
        <nav aria-label={label}>
          <Turn to={page > 1 ? href(page - 1) : undefined}>Previous</Turn>
          <Turn to={last < total ? href(page + 1) : undefined}>Next</Turn>
        </nav>
      )}
    </div>
  );
}

// At either end the other words of the pager say why there is no further page.
function Turn({ to, children }: { to: string | undefined; children: string }) {
  if (to) {
    return (
      <LinkButton size="s" href={to}>
        {children}
      </LinkButton>
    );
  }
  return (
    <Button size="s" disabled>
      {children}
    </Button>
  );
}
