"use client";

import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { tryRuleAction } from "@/lib/alerts/actions";
import type { RuleTrial as Trial } from "@/lib/alerts/rules/try-rule";
import { type RuleForm, testOf } from "./rule-form";

/** What the rule as it is typed would have done over the last periods. */
export function RuleTrial({ form }: { form: RuleForm }) {
  const [tried, setTried] = useState<{ asked: string; trial: Trial } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [trying, start] = useTransition();
  const asked = JSON.stringify(testOf(form));
  const run = () =>
    start(async () => {
      const result = await tryRuleAction(testOf(form));
      setProblem(result.ok ? null : result.message);
      if (result.ok) setTried({ asked, trial: result.value });
    });
  const current = tried?.asked === asked ? tried.trial : null;
  return (
    <div className="trial">
      <Button onClick={run} icon="play" aria-disabled={trying || undefined}>
        {trying ? "Trying" : "Try on past periods"}
      </Button>
      <div role="status">
        {problem && <Notice tone="error">{problem}</Notice>}
        {current && <TrialResult trial={current} />}
      </div>
    </div>
  );
}

function TrialResult({ trial: { covered, opened, periods, people } }: { trial: Trial }) {
  const people_ = covered === 1 ? "1 person" : `${covered} people`;
  if (opened === null)
    return (
      <p className="soft">
        It covers {people_}: too few people, or too few with a figure, to show more without revealing
        individuals.
      </p>
    );
  const count = opened === 1 ? "1 alert" : `${opened} alerts`;
  return (
    <>
      <p>
        {periods.length > 0 ? `Would have opened ${count}` : `Would open ${count} now`}, covering {people_}.
      </p>
      {periods.length > 0 && (
        <table className="table">
          <caption className="sr">Alerts by period</caption>
          <thead>
            <tr>
              <th scope="col">Period</th>
              <th scope="col" className="num">
                Opened
              </th>
              <th scope="col" className="num">
                Ended
              </th>
              <th scope="col" className="num">
                Open then
              </th>
            </tr>
          </thead>
          <tbody>
            {periods.map((period) => (
              <tr key={period.name}>
                <th scope="row" className="name">
                  {period.name}
                </th>
                <td className="num">{period.opened}</td>
                <td className="num">{period.resolved}</td>
                <td className="num">{period.open}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {people.length > 0 && (
        <p className="soft">Open now would be: {people.map(({ name }) => name).join(", ")}.</p>
      )}
    </>
  );
}
