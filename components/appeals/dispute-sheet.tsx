"use client";

import { useRouter } from "next/navigation";
import { SheetForm } from "@/components/people/sheet-form";
import { sendJson } from "@/components/sources/send-file";
import { Checkbox } from "@/components/ui/checkbox";
import { FileInput } from "@/components/ui/file-input";
import type { FormAction } from "@/components/ui/form-state";
import { Textarea } from "@/components/ui/textarea";
import { MOST_BYTES, MOST_FILES } from "@/lib/reviews/appeals/limits";
import type { DisputableRecords } from "./disputable-records";

interface DisputeSheetProps {
  periodId: number;
  periodName: string;
  kpi: { id: number; name: string };
  records: DisputableRecords | null;
  closeHref: string;
}

/** Disputes a figure of one's own, with its records and files, while the receipt stays in sight. */
export function DisputeSheet({ periodId, periodName, kpi, records, closeHref }: DisputeSheetProps) {
  const router = useRouter();
  const submit: FormAction = async (_, form) => {
    const statement = String(form.get("statement") ?? "");
    const values = { statement };
    const files = form
      .getAll("attachments")
      .filter((file) => file instanceof File && file.size > 0) as File[];
    const problem = problemOf(files);
    if (problem) return { ok: false, fieldErrors: { attachments: problem }, values };
    const answer = await sendJson<{ id: number }>("/api/appeals", {
      ...{ period_id: periodId, kpi_id: kpi.id, statement, input: records?.input ?? "" },
      record_ids: form.getAll("records").map(Number),
      attachments: await Promise.all(
        files.map(async (file) => ({ name: file.name, content: await base64Of(file) })),
      ),
    });
    if (!answer.ok)
      return {
        ok: false,
        message: answer.refusal.message,
        fieldErrors: byField(answer.refusal.fields),
        values,
      };
    router.refresh();
    return { ok: true, message: "Disputed. You hear of it when it is answered." };
  };
  return (
    <SheetForm
      title="Dispute this figure"
      note={`${kpi.name}, ${periodName}`}
      action={submit}
      closeHref={closeHref}
      submitLabel="Send"
    >
      <Textarea
        name="statement"
        label="What is wrong"
        rows={5}
        hint="Your manager reads this, those above them, and human resources. It stays as you write it."
      />
      {records && (
        <fieldset className="field" aria-describedby="records-hint">
          <legend className="label">Which {records.noun}, if it is about single ones</legend>
          <div className="checks dispute-records">
            {records.records.map(({ id, label }) => (
              <Checkbox key={id} name="records" value={id} label={label} />
            ))}
          </div>
          {records.total > records.records.length && (
            <p className="hint" id="records-hint">
              These are the {records.noun} on the page behind. Search or turn the page there first to choose
              others.
            </p>
          )}
        </fieldset>
      )}
      <FileInput
        name="attachments"
        label="Files"
        multiple
        accept=".pdf,.png,.jpg,.jpeg,.gif,.webp,.txt,.csv,.log,.eml"
        hint={`Up to ${MOST_FILES}, 5 MB together: PDF, pictures, plain text or CSV.`}
      />
    </SheetForm>
  );
}

function problemOf(files: readonly File[]): string | null {
  if (files.length > MOST_FILES) return `At most ${MOST_FILES} files.`;
  return files.reduce((sum, { size }) => sum + size, 0) > MOST_BYTES ? "At most 5 MB together." : null;
}

/** `attachments.0.content` is a problem of the field. */
const byField = (fields: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).map(([path, text]) => [
      path.startsWith("attachments") ? "attachments" : path,
      text,
    ]),
  );

function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,?/, ""));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
