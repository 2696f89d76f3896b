import fc from "fast-check";
import { expect, it } from "vitest";
import { orderFormulas } from "./order-formulas";

const kpi = (name: string, ...inputIds: string[]) => ({ id: name, name, inputIds });

it("puts a KPI after those it uses", () => {
  expect(orderFormulas([kpi("A", "B", "C"), kpi("B", "C"), kpi("C"), kpi("D", "somewhere else")])).toEqual({
    ok: true,
    order: ["C", "B", "A", "D"],
  });
});

it.each([
  [[kpi("A", "A")], "A → A"],
  [[kpi("A", "B"), kpi("B", "A")], "A → B → A"],
  [[kpi("X", "A"), kpi("A", "B"), kpi("B", "C"), kpi("C", "A")], "A → B → C → A"],
])("names a circle", (definitions, path) => {
  expect(orderFormulas(definitions)).toMatchObject({
    ok: false,
    path: path.split(" → "),
    message: `A KPI cannot use itself: ${path}`,
  });
});

it("orders a chain of thousands without running out of stack", () => {
  const chain = Array.from({ length: 20_000 }, (_, n) => ({ id: n, name: `K${n}`, inputIds: [n + 1] }));
  const ordered = orderFormulas(chain);
  expect(ordered.ok && ordered.order[0]).toBe(19_999);
});

it("either orders all of any graph rightly or shows a real circle", () => {
  const graphs = fc
    .integer({ min: 1, max: 8 })
    .chain((size) =>
      fc.array(fc.array(fc.nat(size - 1), { maxLength: 3 }), { minLength: size, maxLength: size }),
    );
  fc.assert(
    fc.property(graphs, (inputs) => {
      const result = orderFormulas(inputs.map((inputIds, id) => ({ id, name: String(id), inputIds })));
      if (result.ok) {
        expect([...result.order].sort()).toEqual(inputs.map((_, id) => id));
        for (const [id, inputIds] of inputs.entries())
          for (const input of inputIds)
            expect(result.order.indexOf(input)).toBeLessThan(result.order.indexOf(id));
        return;
      }
      const path = result.path.map(Number);
      expect(path.at(0)).toBe(path.at(-1));
      for (const [index, id] of path.slice(0, -1).entries()) expect(inputs[id]).toContain(path[index + 1]);
    }),
  );
});
