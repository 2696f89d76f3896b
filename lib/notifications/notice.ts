import type { NotificationKind } from "./kinds";
import type { To } from "./recipients";

export interface Notice {
  kind: NotificationKind;
  /** Names the event, `period:7:ready`: of one event everyone hears once, however often it is told. */
  eventKey: string;
  /** One line, in the reader's terms. */
  title: string;
  body?: string;
  /** Path of the page to open. */
  href: string;
  to: To;
}
