import Link from "next/link";

function BrandMark() {
  return (
    <svg viewBox="0 0 16 20" aria-hidden="true">
      <path d="M8 0v6" stroke="var(--ink)" strokeWidth="1.5" />
      <path d="M6 5h4v2.2l3 3L8 20 3 10.2l3-3z" fill="var(--accent)" />
    </svg>
  );
}

/** The way home. `bare` is the mark alone, for the top bar of a phone. */
export function Brand({ href = "/", bare = false }: { href?: string; bare?: boolean }) {
  if (bare) {
    return (
      <Link className="brand bar-brand" href={href} aria-label="Plumbline, home">
        <BrandMark />
      </Link>
    );
  }
  return (
    <Link className="brand" href={href}>
      <BrandMark />
      Plumbline
    </Link>
  );
}
