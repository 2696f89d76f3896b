import type { DemoRules } from "./declare";
import { ENGINEERING } from "./engineering";
import { FIELD } from "./field";
import { FINANCE } from "./finance";
import { INDIVIDUAL } from "./individual";
import { NETWORK } from "./network";
import { SALES } from "./sales";
import { GROWTH, SHARED_KPIS } from "./shared";
import { SUPPORT } from "./support";

/** What the key result areas are called, and what they are about. */
export const KRAS: Record<string, string> = {
  Customer: "What customers notice.",
  Delivery: "What gets done.",
  Quality: "How well it holds.",
  Growth: "Learning, and helping others learn.",
  Care: "Means used with sense.",
  Restoration: "How soon service is back.",
  Detection: "How soon trouble is seen.",
  Teamwork: "A fair share, and being good to work with.",
  Accuracy: "Figures that are right.",
  Collection: "Money that arrives.",
  Revenue: "What was sold.",
  Pipeline: "What will be sold.",
  Reliability: "Changes that do not break.",
  Team: "How the team is led.",
  Learning: "What trainees take with them.",
};

const LEADERSHIP: DemoRules = {
  kpis: SHARED_KPIS,
  templates: [
    {
      name: "Team lead",
      description: "How a team is led; the team's own results are on its page.",
      role: "Team lead",
      kras: [
        {
          name: "Team",
          weight: 70,
          items: [
            { kpi: "Team feedback", weight: 60, minRecords: 3 },
            { kpi: "One-to-ones held", weight: 40, missing: "zero" },
          ],
        },
        { name: "Growth", weight: 30, items: GROWTH },
      ],
    },
    {
      name: "Trainer",
      description: "Courses, and what they leave behind.",
      role: "Trainer",
      kras: [
        {
          name: "Learning",
          weight: 70,
          items: [
            { kpi: "Courses led", weight: 40 },
            { kpi: "Course rating", weight: 60, minRecords: 8 },
          ],
        },
        { name: "Growth", weight: 30, items: GROWTH },
      ],
    },
  ],
};

const SETS = [LEADERSHIP, SUPPORT, FIELD, NETWORK, FINANCE, SALES, ENGINEERING, INDIVIDUAL];

export const DEMO_RULES: DemoRules = {
  kpis: SETS.flatMap((set) => set.kpis),
  templates: SETS.flatMap((set) => set.templates),
};
