const MINUTE_MS = 60_000;

/** Codes that a refused sign-in carries back to /sign-in in its address, and what they say there. */
export const refusal = {
  noAccountPath: "/sign-in?error=NoAccount",
  unavailable: "Unavailable",
  tooMany: (retryAt: Date, now: Date) =>
    `TooMany-${Math.max(1, Math.ceil((retryAt.getTime() - now.getTime()) / MINUTE_MS))}`,
};

const WORDS: Record<string, string> = {
  CredentialsSignin:
    "E-mail and password do not match an account that is open. Check both, or ask an administrator.",
  NoAccount:
    "Your identity was confirmed, but no account here has your verified e-mail address. Ask an administrator to create one.",
  OAuthSignin: "The single sign-on server does not answer. Try again, or use your password.",
  OAuthCallback: "Single sign-on did not complete. Start again from here.",
  Unavailable: "Signing in does not work at the moment. Try again in a minute.",
  SessionRequired: "Sign in to open that page.",
  SignedOut: "You are signed out.",
};

export function refusalWords(code: string | undefined): string | null {
  if (!code) return null;
  const minutes = /^TooMany-(\d{1,2})$/.exec(code)?.[1];
  if (minutes)
    return `Too many attempts failed. Try again in ${minutes} ${minutes === "1" ? "minute" : "minutes"}.`;
  return WORDS[code] ?? "Signing in did not work. Start again from here.";
}
