/** What Amina disputes, by the name of the KPI; months count back from the running one. */
export interface AppealStory {
  month: number;
  kpi: string;
  statement: string;
  /** How many of the records outside the share it is about. */
  records: number;
  file?: { name: string; text: string };
  /** Ruth's no, why Amina takes it on, and Mirela's no; left out: it still waits for Ruth. */
  refused?: { manager: string; takenOn: string; hr: string };
}

export const APPEAL_STORIES: readonly AppealStory[] = [
  {
    month: -2,
    kpi: "First reply",
    statement:
      "Two of these tickets came in while the telephone line was down and I was asked to take calls on my mobile.",
    records: 2,
    refused: {
      manager: "The line was down for 40 minutes. Both tickets waited for more than three hours after that.",
      takenOn: "I was on the mobile for the whole afternoon, not for 40 minutes. The call list shows it.",
      hr: "We went through the call list together: the calls ended at 14:10, the replies were sent after 17:00.",
    },
  },
  {
    month: -1,
    kpi: "Resolved in the agreed time",
    statement:
      "These three were waiting for a part from the supplier. They should have been on hold, and the clock with them.",
    records: 3,
    file: {
      name: "supplier.txt",
      text: "Order 88213, confirmed for 14 October, delivered on 22 October.\nOrder 88240, confirmed for 20 October, delivered on 27 October.\n",
    },
  },
];
