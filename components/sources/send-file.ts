/** A refusal of the API: the sentence, and one per field by its dotted path. */
export interface Refusal {
  message: string;
  fields: Record<string, string>;
}

export type Answer<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

const lost: Refusal = { message: "The connection was lost. Try again.", fields: {} };

/** Sends JSON and reads JSON; refusals come back as words. */
export async function sendJson<T>(url: string, body: unknown): Promise<Answer<T>> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    return answerOf<T>(response.status, await response.text());
  } catch {
    return { ok: false, refusal: lost };
  }
}

/** Sends a file as the body. `onProgress` hears the share that has left, 0 to 1: what fetch cannot tell. */
export function sendFile<T>(
  url: string,
  file: Blob,
  onProgress: (share: number) => void = () => {},
): Promise<Answer<T>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", url);
    request.setRequestHeader("content-type", "text/csv");
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => resolve(answerOf<T>(request.status, request.responseText));
    request.onerror = () => resolve({ ok: false, refusal: lost });
    request.onabort = request.onerror;
    request.send(file);
  });
}

function answerOf<T>(status: number, text: string): Answer<T> {
  const body: unknown = text === "" ? null : JSON.parse(text);
  if (status < 300) return { ok: true, value: body as T };
  const problem = body as { detail?: string; errors?: { path: string; message: string }[] } | null;
  const fields: Record<string, string> = {};
  for (const { path, message } of problem?.errors ?? [])
    fields[path] = fields[path] ? `${fields[path]} ${message}` : message;
  return { ok: false, refusal: { message: problem?.detail ?? "Something went wrong here.", fields } };
}
