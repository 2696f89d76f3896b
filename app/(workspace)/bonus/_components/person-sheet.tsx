import { KeyValues } from "@/components/ui/facts";
import { Feed } from "@/components/ui/feed";
import { Section } from "@/components/ui/section-head";
import { Sheet } from "@/components/ui/sheet";
import { withParams } from "@/components/ui/url";
import type { Db } from "@/db/client";
import type { Scope } from "@/lib/access/scope";
import { shownScore } from "@/lib/dashboards/format";
import type { BonusRow } from "@/lib/rewards/bonuses";
import { listFlags } from "@/lib/rewards/flags/flags";
import { shownMoney } from "@/lib/rewards/money";
import { type BonusParams, bonusAddress } from "@/lib/rewards/screen";
import { shownFactor } from "@/lib/rewards/shown-factor";
import { listTargets } from "@/lib/rewards/targets/queries";
import { FlagForm, LiftFlag } from "./flag-forms";
import { flagItem, targetItem } from "./sheet-items";
import { RemoveTarget, TargetForm } from "./target-forms";

interface PersonSheetProps {
  db: Db;
  scope: Scope;
  row: BonusRow;
  /** The period's name. */
  period: string;
  params: BonusParams;
}

/** One person's bonus: what it was worked out from, their target bonus over time, and disciplinary flags. */
export async function PersonSheet({ db, scope, row, period, params }: PersonSheetProps) {
  const { employeeId } = row;
  const targets = await listTargets(db, scope, employeeId);
  const flags = await listFlags(db, scope, employeeId);
  return (
    <Sheet
      title={row.name}
      note={`${period}: ${row.reason}`}
      closeHref={withParams("/bonus", bonusAddress(params), {})}
    >
      <KeyValues items={workingOf(row)} />
      <Section id="h-target" title="Target bonus" note="What a full period on target pays">
        <Feed
          items={targets.map((target) => ({
            ...targetItem(target),
            effect: <RemoveTarget id={target.id} />,
          }))}
        />
        <TargetForm
          key={targets[0]?.entered_at}
          employeeId={employeeId}
          currency={targets[0]?.currency ?? ""}
        />
      </Section>
      <Section id="h-flags" title="Disciplinary flags" note="For HR alone">
        <Feed
          items={flags.map((flag) => ({
            ...flagItem(flag),
            effect: flag.lifted_by ? (
              `Lifted by ${flag.lifted_by}: ${flag.lift_reason}`
            ) : (
              <LiftFlag id={flag.id} />
            ),
          }))}
        />
        <FlagForm key={flags.length} employeeId={employeeId} />
      </Section>
    </Sheet>
  );
}

function workingOf(row: BonusRow) {
  const { score, policy, factor, target, currency, daysPaid, daysInPeriod, amount } = row;
  return [
    { label: "Score", value: score === null ? "Not scored" : shownScore(score) },
    { label: "Policy", value: policy ? `${policy.name} v${policy.version}` : "None in force" },
    { label: "Target bonus", value: target && currency ? shownMoney(target, currency) : "None entered" },
    { label: "× Factor", value: factor === null ? "Not eligible" : shownFactor(factor) },
    { label: "× Days", value: `${daysPaid} of ${daysInPeriod}` },
    { label: "Bonus", value: <b>{amount && currency ? shownMoney(amount, currency) : "None"}</b> },
  ];
}
