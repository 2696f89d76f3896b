export type Answer = { ok: true; importId: number } | { ok: false; problems: string[] };

/** Sends the file with what the form says about it. A refusal comes back as sentences. */
export async function sendPeopleFile(file: File, form: FormData): Promise<Answer> {
  const query = new URLSearchParams({
    file_name: file.name,
    create_missing_managers: String(form.has("create_missing_managers")),
    effective_from: String(form.get("effective_from") ?? ""),
  });
  for (const [name, heading] of form) if (name.startsWith("map.")) query.set(name, String(heading));
  const response = await fetch(`/api/people/imports?${query}`, {
    method: "POST",
    headers: { "content-type": "text/csv" },
    body: file,
  }).catch(() => null);
  if (!response) return { ok: false, problems: ["The server did not answer. Nothing was imported."] };
  const body = await response.json();
  if (response.ok) return { ok: true, importId: body.id };
  const fields = (body.errors ?? []) as { message: string }[];
  return { ok: false, problems: fields.length > 0 ? fields.map((field) => field.message) : [body.detail] };
}
