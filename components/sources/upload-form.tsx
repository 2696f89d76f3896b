"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { FileInput } from "@/components/ui/file-input";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import type { UnknownOwnerPolicy } from "@/db/enums";
import type { ImportWire } from "@/lib/sources/wire";
import { sendFile } from "./send-file";
import { POLICY_OPTIONS } from "./words";

/** Another file into a source: it goes up, then its import's page follows it. */
export function UploadForm({
  sourceId,
  unknownOwners,
}: {
  sourceId: number;
  unknownOwners: UnknownOwnerPolicy;
}) {
  const router = useRouter();
  const [file, setFile] = useState<File>();
  const [policy, setPolicy] = useState<string>(unknownOwners);
  const [share, setShare] = useState<number>();
  const [error, setError] = useState<string>();

  const upload = async (event: FormEvent) => {
    event.preventDefault();
    if (share !== undefined) return;
    if (!file) {
      setError("Choose a file first.");
      return;
    }
    setError(undefined);
    setShare(0);
    const query = new URLSearchParams({ file_name: file.name, unknown_owners: policy });
    const answer = await sendFile<ImportWire>(`/api/sources/${sourceId}/imports?${query}`, file, setShare);
    if (answer.ok) {
      router.push(`/admin/imports/${answer.value.id}`);
      return;
    }
    setShare(undefined);
    setError(answer.refusal.message);
  };

  return (
    <form className="form" onSubmit={upload} aria-label="Upload a file" noValidate>
      {error && <Notice tone="error">{error}</Notice>}
      <FileInput
        name="file"
        label="CSV file"
        accept=".csv,.tsv,.txt,.gz,text/csv"
        hint="With the columns above, in any order. May be packed as .csv.gz."
        onChange={(event) => setFile(event.target.files?.[0])}
      />
      <Select
        name="unknown_owners"
        label="When an owner is not known"
        options={[...POLICY_OPTIONS]}
        value={policy}
        onChange={(event) => setPolicy(event.target.value)}
      />
      <div className="form-end">
        <Button variant="main" type="submit" icon="upload" aria-disabled={share !== undefined || undefined}>
          {share === undefined ? "Upload and import" : "Uploading"}
        </Button>
        <UploadShare share={share} />
      </div>
    </form>
  );
}

export function UploadShare({ share }: { share: number | undefined }) {
  if (share === undefined) return null;
  const percent = Math.round(share * 100);
  return (
    <span className="act">
      <progress max={100} value={percent} aria-label="Upload" />
      <span className="hint">
        {percent}
        {"\u00a0"}% uploaded. Stay on this page until it is up.
      </span>
    </span>
  );
}
