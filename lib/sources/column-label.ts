const CODE_STYLE = /^[a-z][a-z0-9]*([_-][a-z0-9]+)*$/;
/** What a label may have. */
export const LABEL_LENGTH = 80;

/**
 * What a column of a file is called on screens unless someone says otherwise: "called_at" → "Called at". A heading that
 * is written for people already stays as it is.
 */
export function columnLabel(header: string): string {
  if (!CODE_STYLE.test(header)) return header.slice(0, LABEL_LENGTH);
  const words = header
    .split(/[_-]/)
    .map((word) => (word === "id" ? "ID" : word))
    .join(" ");
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`.slice(0, LABEL_LENGTH);
}
