"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { Notice } from "@/components/ui/notice";
import { Sheet } from "@/components/ui/sheet";
import { TextInput } from "@/components/ui/text-input";
import { deleteWebhookAction, newWebhookSecretAction, saveWebhookAction } from "@/lib/notifications/actions";
import { NOTIFICATION_KIND_NAMES, NOTIFICATION_KINDS } from "@/lib/notifications/kinds";
import type { Webhook } from "@/lib/notifications/webhooks/queries";

const PATH = "/admin/webhooks";

/** One webhook; null: a new one, whose secret is shown once it is made. */
export function WebhookEditor({ webhook }: { webhook: Webhook | null }) {
  const router = useRouter();
  const [name, setName] = useState(webhook?.name ?? "");
  const [url, setUrl] = useState(webhook?.url ?? "");
  const [kinds, setKinds] = useState<readonly string[]>(webhook?.kinds ?? []);
  const [refused, setRefused] = useState<{ message: string; fieldErrors: Record<string, string> } | null>(
    null,
  );
  const [secret, setSecret] = useState<string | null>(null);
  const [pending, start] = useTransition();

  const save = () =>
    start(async () => {
      const result = await saveWebhookAction({ id: webhook?.id ?? null, name, url, kinds });
      setRefused(result.ok ? null : result);
      if (!result.ok) return;
      if (result.value.secret) setSecret(result.value.secret);
      else router.push(PATH, { scroll: false });
    });
  const renew = () =>
    start(async () => {
      if (!webhook) return;
      const result = await newWebhookSecretAction(webhook.id);
      setRefused(result.ok ? null : result);
      if (result.ok) setSecret(result.value.secret);
    });

  if (secret) return <SecretSheet secret={secret} />;
  return (
    <Sheet
      title={webhook ? `Change ${webhook.name}` : "New webhook"}
      closeHref={PATH}
      footer={
        <>
          {webhook && (
            <ConfirmButton
              label="Delete"
              title={`Delete ${webhook.name}?`}
              confirmLabel="Delete"
              action={deleteWebhookAction}
              fields={{ id: String(webhook.id) }}
            >
              Its deliveries go with it. This cannot be taken back.
            </ConfirmButton>
          )}
          {webhook && <Button onClick={renew}>New secret</Button>}
          <Button variant="main" onClick={save} aria-disabled={pending || undefined}>
            {pending ? "Saving" : "Save webhook"}
          </Button>
        </>
      }
    >
      <form
        className="form"
        aria-label="Webhook"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        {refused && <Notice tone="error">{refused.message}</Notice>}
        <TextInput
          name="name"
          label="Name"
          value={name}
          error={refused?.fieldErrors.name}
          onChange={(event) => setName(event.target.value)}
        />
        <TextInput
          name="url"
          label="Address"
          type="url"
          hint="Receives each event as a signed POST request. Addresses inside your own network are refused unless the server allows them"
          value={url}
          error={refused?.fieldErrors.url}
          onChange={(event) => setUrl(event.target.value)}
        />
        <fieldset className="checks">
          <legend>Hears of</legend>
          {refused?.fieldErrors.kinds && <p className="err">{refused.fieldErrors.kinds}</p>}
          {NOTIFICATION_KIND_NAMES.map((kind) => (
            <Checkbox
              key={kind}
              name="kinds"
              value={kind}
              label={NOTIFICATION_KINDS[kind].title}
              checked={kinds.includes(kind)}
              onChange={(event) =>
                setKinds(event.target.checked ? [...kinds, kind] : kinds.filter((each) => each !== kind))
              }
            />
          ))}
        </fieldset>
      </form>
    </Sheet>
  );
}

function SecretSheet({ secret }: { secret: string }) {
  return (
    <Sheet title="The secret of this webhook" closeHref={PATH}>
      <div role="status">
        <p className="note">
          <span>
            Copy it now; it is not shown again: <code className="hash">{secret}</code>
          </span>
        </p>
        <p className="soft">
          Each message carries the header Plumbline-Signature, t=…,v1=…: the HMAC-SHA256 of the time, a dot
          and the body with this secret. What comes twice carries the same Plumbline-Delivery. Answer with a
          status from 200 to 299 within 10 s; docs/webhooks.md has examples.
        </p>
      </div>
    </Sheet>
  );
}
