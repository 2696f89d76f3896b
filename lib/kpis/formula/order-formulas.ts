/** A KPI and the KPIs it uses as inputs. Ids that are not among the definitions have no inputs of their own. */
export interface FormulaDefinition<Id> {
  id: Id;
  name: string;
  inputIds: readonly Id[];
}

export type FormulaOrder<Id> =
  | { ok: true; order: Id[] }
  /** Names from a KPI back to itself: A, B, A. */
  | { ok: false; path: string[]; message: string };

/** The definitions so that each comes after those it uses, otherwise as given; or the first circle there is. */
export function orderFormulas<Id>(definitions: readonly FormulaDefinition<Id>[]): FormulaOrder<Id> {
  const byId = new Map(definitions.map((definition) => [definition.id, definition]));
  const done = new Set<Id>();
  const open = new Set<Id>();
  const order: Id[] = [];
  for (const start of definitions) {
    const path: { definition: FormulaDefinition<Id>; next: number }[] = [{ definition: start, next: 0 }];
    if (done.has(start.id)) continue;
    open.add(start.id);
    while (true) {
      const step = path.at(-1);
      if (!step) break;
      const inputId = step.definition.inputIds[step.next++];
      if (inputId === undefined) {
        done.add(step.definition.id);
        open.delete(step.definition.id);
        order.push(step.definition.id);
        path.pop();
        continue;
      }
      const input = byId.get(inputId);
      if (!input || done.has(inputId)) continue;
      if (open.has(inputId)) {
        const from = path.findIndex(({ definition }) => definition.id === inputId);
        return circle([...path.slice(from).map(({ definition }) => definition.name), input.name]);
      }
      open.add(inputId);
      path.push({ definition: input, next: 0 });
    }
  }
  return { ok: true, order };
}

function circle(path: string[]) {
  return { ok: false as const, path, message: `A KPI cannot use itself: ${path.join(" → ")}` };
}
