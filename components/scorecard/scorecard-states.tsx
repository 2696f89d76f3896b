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
      Scorecards are about employees. Once an administrator links this account to a person, that person’s
      scorecard appears here.
    </Empty>
  );
}

export function NoPeriodYet() {
  return (
    <Empty title="No period has begun yet" icon="cal" level={2}>
      Scores belong to a period, such as a month. Your first scorecard appears here once a period has begun
      and has been computed.
    </Empty>
  );
}

export function NotComputed({ own, name, period }: StateProps) {
  return (
    <Empty title={`${period} is not computed for ${own ? "you" : name}`} icon="clock" level={2}>
      The scorecard appears here after the next computation. Open periods are computed every night; people who
      were not employed in {period} get none.
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
