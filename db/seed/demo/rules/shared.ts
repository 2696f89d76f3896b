import { column, only } from "@/lib/kpis/bindings/declare";
import { countOf, type DemoItem, type DemoKpi, meanOf, shareOf, sumOf } from "./declare";

const rating = (kind: string) => ({
  owner: "rated_person",
  time: "rated_at",
  filter: only({ column: "kind", op: "is", value: kind }),
});

/** A mean of ratings of one kind, out of 5. */
export const ratingKpi = (
  name: string,
  kind: string,
  { target, about }: { target: string; about: string },
): DemoKpi => ({
  name,
  description: about,
  category: "Ratings",
  unit: "of 5",
  direction: "higher_is_better",
  target: { value: target },
  source: "ratings",
  binding: meanOf(rating(kind), column("score")),
});

/** KPIs of every role: learning, coaching, and what colleagues say. */
export const SHARED_KPIS: DemoKpi[] = [
  {
    name: "Training hours",
    description: "Hours of completed courses.",
    category: "Growth",
    unit: "h",
    direction: "higher_is_better",
    target: { value: "5.5" },
    scoring_method: { kind: "capped", cap: "1.2" },
    source: "learning_sessions",
    binding: sumOf(
      {
        owner: "participant",
        time: "held_on",
        filter: only({ column: "kind", op: "is", value: "course" }, { column: "completed", op: "is_true" }),
      },
      column("hours"),
    ),
  },
  {
    name: "Peer coaching sessions",
    description: "Sessions in which a colleague coached, or was coached by, another.",
    category: "Growth",
    target_type: "count",
    direction: "higher_is_better",
    target: { value: "3" },
    scoring_method: {
      kind: "banded",
      mode: "step",
      points: [
        { raw: "0.3", score: "60" },
        { raw: "0.6", score: "85" },
        { raw: "1", score: "100" },
        { raw: "1.3", score: "110" },
      ],
    },
    source: "learning_sessions",
    binding: countOf({
      owner: "participant",
      time: "held_on",
      filter: only({ column: "kind", op: "is", value: "peer coaching" }),
    }),
  },
  {
    name: "One-to-ones held",
    description: "Planned one-to-ones with reports that took place.",
    category: "Leadership",
    unit: "%",
    target_type: "percent",
    direction: "higher_is_better",
    target: { value: "92" },
    source: "learning_sessions",
    binding: shareOf(
      { owner: "led_by", time: "held_on", filter: only({ column: "kind", op: "is", value: "one-to-one" }) },
      only({ column: "completed", op: "is_true" }),
    ),
  },
  {
    name: "Courses led",
    description: "Courses a person taught, one for each participant.",
    category: "Learning",
    target_type: "count",
    direction: "higher_is_better",
    target: { value: "200" },
    scoring_method: { kind: "capped", cap: "1.25" },
    source: "learning_sessions",
    binding: countOf({
      owner: "led_by",
      time: "held_on",
      filter: only({ column: "kind", op: "is", value: "course" }),
    }),
  },
  ratingKpi("Working together", "peer", { target: "4.3", about: "What colleagues say, mean of the month." }),
  ratingKpi("Customer rating", "customer", {
    target: "4.5",
    about: "What customers say after a visit or an onboarding.",
  }),
  ratingKpi("Team feedback", "team", {
    target: "4.25",
    about: "What the team says about its lead, mean of the month.",
  }),
  ratingKpi("Course rating", "course", { target: "4.5", about: "What trainees say after a course." }),
];

/** The growth area that every template ends with. */
export const GROWTH: DemoItem[] = [
  { kpi: "Training hours", weight: 50 },
  { kpi: "Peer coaching sessions", weight: 50 },
];
