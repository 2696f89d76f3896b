"use client";

import { type FormEvent, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { TextInput } from "@/components/ui/text-input";
import { createTokenAction } from "@/lib/access/actions";

/** Makes a token and shows its text, this once. */
export function TokenForm() {
  const [name, setName] = useState("");
  const [made, setMade] = useState<string>();
  const [error, setError] = useState<string>();
  const [pending, start] = useTransition();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    start(async () => {
      const result = await createTokenAction(name);
      setMade(result.ok ? result.value.token : undefined);
      setError(result.ok ? undefined : (result.fieldErrors.name ?? result.message));
      if (result.ok) setName("");
    });
  };

  return (
    <>
      <form className="form" onSubmit={submit} aria-label="New token" noValidate>
        <TextInput
          name="name"
          label="Name of the new token"
          hint="What will use it, such as “nightly export”."
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={error}
        />
        <div>
          <Button type="submit" aria-disabled={pending || undefined}>
            {pending ? "Creating" : "Create token"}
          </Button>
        </div>
      </form>
      <div role="status">
        {made && (
          <p className="note">
            <span>
              Copy it now; it is not shown again: <code>{made}</code>
            </span>
          </p>
        )}
      </div>
    </>
  );
}
