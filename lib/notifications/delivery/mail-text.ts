import type { ClaimedEmail } from "./claim-emails";

export interface MailText {
  subject: string;
  text: string;
  html: string;
}

/** The words of a mail: one event, or a digest of several. `origin` is where its links lead. */
export function mailText(items: ClaimedEmail["items"], origin: string): MailText {
  const [first] = items;
  const subject = items.length === 1 && first ? first.title : `${items.length} notifications`;
  const preferences = `${origin}/account`;
  const footer = "You can choose how you hear of these in your account";
  const text = [
    ...items.map(({ title, body, href }) => [title, body, `${origin}${href}`].filter(Boolean).join("\n")),
    `${footer}: ${preferences}`,
  ].join("\n\n");
  const html = [
    ...items.map(
      ({ title, body, href }) =>
        `<p><a href="${escaped(`${origin}${href}`)}"><strong>${escaped(title)}</strong></a>${body && `<br>${escaped(body)}`}</p>`,
    ),
    `<p><small>${footer}: <a href="${escaped(preferences)}">${escaped(preferences)}</a></small></p>`,
  ].join("\n");
  return { subject, text: `${text}\n`, html };
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
