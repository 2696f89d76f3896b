import Link from "next/link";
import type { DemoAccount } from "@/db/seed/demo/accounts";

interface DemoAccountsProps {
  accounts: readonly DemoAccount[];
  callbackUrl: string;
  chosen?: string;
}

/** Links that fill in the form, since this is a demonstration. */
export function DemoAccounts({ accounts, callbackUrl, chosen }: DemoAccountsProps) {
  return (
    <section aria-labelledby="demo">
      <div className="section-head">
        <h2 id="demo">Demo accounts</h2>
        <p>Choose one to fill in</p>
      </div>
      <ul className="demo-accounts">
        {accounts.map(({ email, what }) => (
          <li key={email}>
            <Link
              href={`/sign-in?${new URLSearchParams({ as: email, callbackUrl })}`}
              aria-current={email === chosen ? "true" : undefined}
              scroll={false}
              prefetch={false}
            >
              {email}
            </Link>
            <p className="soft">{what}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
