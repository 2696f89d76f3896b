import type { EmailMode, Role } from "@/db/enums";

export interface NotificationKindDescription {
  title: string;
  /** When one is told, for people. */
  when: string;
  /** How one is told by e-mail unless one wants it otherwise. */
  email: EmailMode;
  /** Who may ever be told, so that nobody is asked how they want to hear of what never reaches them. */
  roles: "everyone" | readonly Role[];
  /** About a person: a webhook then carries the link alone, no name and no figure. */
  aboutPerson: boolean;
}

/** Everything people are told of, once. A new kind is a line here and a `notify` where it happens. */
export const NOTIFICATION_KINDS = {
  scorecard_ready: {
    title: "Your scorecard is ready",
    when: "A period has ended and was computed after its end",
    email: "at_once",
    roles: "everyone",
    aboutPerson: false,
  },
  entries_missing: {
    title: "Values to enter",
    when: "A period has ended and values that you enter are missing",
    email: "daily",
    roles: ["manager", "hr"],
    aboutPerson: false,
  },
  alert_opened: {
    title: "An alert opened",
    when: "A rule found something about one of your people",
    email: "at_once",
    roles: ["manager", "hr"],
    aboutPerson: true,
  },
  alert_escalated: {
    title: "An alert was passed on to you",
    when: "Nobody acknowledged it in time",
    email: "at_once",
    roles: ["manager", "hr"],
    aboutPerson: true,
  },
  alert_resolved: {
    title: "An alert ended",
    when: "What it was about no longer holds",
    email: "daily",
    roles: ["manager", "hr"],
    aboutPerson: true,
  },
  appeal_received: {
    title: "A figure is disputed",
    when: "One of your people disputes a figure, or it was passed on to you",
    email: "at_once",
    roles: ["manager", "hr"],
    aboutPerson: true,
  },
  appeal_due: {
    title: "An answer is due",
    when: "The day has come by which a disputed figure is to be answered",
    email: "at_once",
    roles: ["manager", "hr"],
    aboutPerson: true,
  },
  appeal_answered: {
    title: "What you disputed moved on",
    when: "It was answered, passed on or closed",
    email: "at_once",
    roles: ["employee", "manager", "hr"],
    aboutPerson: true,
  },
  plan_recommended: {
    title: "A plan is recommended",
    when: "A rule recommends training or an improvement plan for one of your people",
    email: "daily",
    roles: ["manager", "hr"],
    aboutPerson: true,
  },
  plan_changed: {
    title: "Your plan moved on",
    when: "A training or improvement plan for you begins or ends",
    email: "at_once",
    roles: ["employee", "manager", "hr"],
    aboutPerson: true,
  },
  plan_due: {
    title: "A plan is due",
    when: "The day of a goal has come, or that on which a plan is to be ended",
    email: "daily",
    roles: ["employee", "manager", "hr"],
    aboutPerson: true,
  },
  period_computed: {
    title: "A computation has ended",
    when: "A computation that you asked for is done",
    email: "off",
    roles: ["hr", "admin"],
    aboutPerson: false,
  },
  run_failed: {
    title: "A computation failed",
    when: "A computation that you asked for failed, or one of the timetable",
    email: "at_once",
    roles: ["hr", "admin"],
    aboutPerson: false,
  },
  import_failed: {
    title: "An import failed",
    when: "A file could not be imported",
    email: "at_once",
    roles: ["hr", "admin"],
    aboutPerson: false,
  },
  webhook_disabled: {
    title: "A webhook was switched off",
    when: "Its address failed too many times in a row",
    email: "at_once",
    roles: ["admin"],
    aboutPerson: false,
  },
} as const satisfies Record<string, NotificationKindDescription>;

export type NotificationKind = keyof typeof NOTIFICATION_KINDS;

export const NOTIFICATION_KIND_NAMES = Object.keys(NOTIFICATION_KINDS) as [
  NotificationKind,
  ...NotificationKind[],
];

export const isNotificationKind = (name: string): name is NotificationKind =>
  Object.hasOwn(NOTIFICATION_KINDS, name);

/** The kinds that may reach someone with these roles. */
export const kindsFor = (roles: readonly Role[]): NotificationKind[] =>
  NOTIFICATION_KIND_NAMES.filter((name) => {
    const description: NotificationKindDescription = NOTIFICATION_KINDS[name];
    return description.roles === "everyone" || roles.some((role) => description.roles.includes(role));
  });
