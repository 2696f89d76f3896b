import { NOTIFICATION_KINDS } from "../kinds";
import type { Notice } from "../notice";

/**
 * What a webhook says of an event. Of one about a person it says that there is one and where: an endpoint has no scope,
 * so neither name nor figure leaves the house with it.
 */
export function webhookPayload({ kind, eventKey, title, body, href }: Notice, now: Date) {
  const { title: usual, aboutPerson } = NOTIFICATION_KINDS[kind];
  return {
    type: kind,
    event: eventKey,
    occurred_at: now.toISOString(),
    title: aboutPerson ? usual : title,
    text: aboutPerson ? "" : (body ?? ""),
    path: href,
  };
}
