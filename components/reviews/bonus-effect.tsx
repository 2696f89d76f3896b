import { Icon } from "@/components/ui/icon";
import type { DecimalString } from "@/lib/decimal";
import { type BonusBase, factorOfScorecard } from "@/lib/rewards/factor-of-scorecard";
import { shownFactor } from "@/lib/rewards/shown-factor";
import type { ScorecardResult } from "@/lib/scoring/types";

interface BonusEffectProps {
  base: BonusBase;
  before: ScorecardResult;
  after: ScorecardResult;
}

/** What an override would do to the factor of the bonus: a row of the effect's table. */
export function BonusEffect({ base, before, after }: BonusEffectProps) {
  const [from, to] = [factorOfScorecard(base, before), factorOfScorecard(base, after)];
  return (
    <tr>
      <th scope="row">
        Bonus factor
        <span className="under">{base.policy}</span>
      </th>
      <td>
        {from === to ? (
          <>stays {words(to)}</>
        ) : (
          <>
            {words(from)} <Icon name="to" size="s" />
            <span className="sr"> to </span> <b>{words(to)}</b>
          </>
        )}
      </td>
    </tr>
  );
}

const words = (factor: DecimalString | null) => (factor === null ? "Not eligible" : shownFactor(factor));
