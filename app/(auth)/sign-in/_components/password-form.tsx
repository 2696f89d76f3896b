import { TextInput } from "@/components/ui/text-input";

interface PasswordFormProps {
  csrfToken: string;
  callbackUrl: string;
  filledIn?: { email: string; password: string };
}

/** A plain form: it signs in without JavaScript too. */
export function PasswordForm({ csrfToken, callbackUrl, filledIn }: PasswordFormProps) {
  return (
    <form method="post" action="/api/auth/callback/credentials">
      <input type="hidden" name="csrfToken" value={csrfToken} />
      <input type="hidden" name="callbackUrl" value={callbackUrl} />
      <TextInput
        name="email"
        label="E-mail"
        type="email"
        autoComplete="username"
        required
        defaultValue={filledIn?.email}
      />
      <TextInput
        name="password"
        label="Password"
        type="password"
        autoComplete="current-password"
        required
        defaultValue={filledIn?.password}
      />
      <button type="submit" className="btn btn-main">
        Sign in
      </button>
    </form>
  );
}
