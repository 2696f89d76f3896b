import { ButtonFace } from "@/components/ui/button";
import { OIDC_PROVIDER_ID } from "@/lib/access/oidc";

interface SingleSignOnProps {
  csrfToken: string;
  callbackUrl: string;
  label: string;
}

export function SingleSignOn({ csrfToken, callbackUrl, label }: SingleSignOnProps) {
  return (
    <form method="post" action={`/api/auth/signin/${OIDC_PROVIDER_ID}`}>
      <input type="hidden" name="csrfToken" value={csrfToken} />
      <input type="hidden" name="callbackUrl" value={callbackUrl} />
      <button type="submit" className="btn">
        <ButtonFace icon="shield">{label}</ButtonFace>
      </button>
    </form>
  );
}
