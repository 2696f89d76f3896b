import { shownDay } from "@/lib/dashboards/dates";
import type { DisciplinaryFlag } from "@/lib/rewards/flags/input";
import { shownMoney } from "@/lib/rewards/money";
import type { BonusTarget } from "@/lib/rewards/targets/input";

export const targetItem = (target: BonusTarget) => ({
  key: String(target.id),
  text: `${shownMoney(target.amount, target.currency)}, entered by ${target.entered_by}`,
  when: `From ${shownDay(target.effective_from)}`,
  dateTime: target.effective_from,
});

export const flagItem = (flag: DisciplinaryFlag) => ({
  key: String(flag.id),
  text: `${flag.reason} (set by ${flag.set_by})`,
  when: `From ${shownDay(flag.effective_from)}${flag.effective_to ? ` to ${shownDay(flag.effective_to)}` : ""}`,
  dateTime: flag.effective_from,
});
