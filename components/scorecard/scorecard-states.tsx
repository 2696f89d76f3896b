import { Empty } from "@/components/ui/empty";

interface StateProps {
  own: boolean;
  name: string;
  /** The period's name. */
  period: string;
}

/** The account stands for nobody who is scored. */
export function NobodysEmployee() {
  return (
    <Empty title="This account belongs to no employee" icon="person" level={2}>
      Scorecards are about employees. When an administrator links this account to a person, their scorecard
      stands here.
    </Empty>
  );
}

export function NoPeriodYet() {
  return (
    <Empty title="No period has begun yet" icon="cal" level={2}>
      Scores belong to a period, such as a month. The first scorecard stands here when one has begun and has
      been computed.
    </Empty>
  );
}

export function NotComputed({ own, name, period }: StateProps) {
  return (
    <Empty title={`${period} is not computed for ${own ? "you" : name}`} icon="clock" level={2}>
      The scorecard stands here after the next computation. Open periods are computed every night; whoever was
      not employed in {period} gets none.
    </Empty>
  );
}

export function NoTemplate({ own, name, period }: StateProps) {
  return (
    <Empty title="No scorecard template was in force" icon="card" level={2}>
      In {period} no template was mapped to {own ? "your" : `${name}’s`} job role or unit, so nothing is
      scored. An administrator maps templates to roles and units.
    </Empty>
  );
}
