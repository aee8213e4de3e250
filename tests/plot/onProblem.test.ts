import { describe, expect, test, vi } from "vitest";
import {
  renderListToString,
  renderToString,
  type EventRecord,
  type Problem,
} from "../../src/entries/index.ts";

const events = [
  { id: "a", title: "قمة", start: "2022-09-15" },
  { id: "b", title: "bad", start: "soon" },
  { title: "worse", start: "2022-13" },
] as readonly EventRecord[];
const options = { events, locale: "ar-EG", timeZone: "UTC" };

describe.each([
  [
    "renderToString",
    (onProblem?: (problem: Problem) => void) => renderToString({ ...options, width: 600, onProblem }),
  ],
  [
    "renderListToString",
    (onProblem?: (problem: Problem) => void) => renderListToString({ ...options, onProblem }),
  ],
])("%s", (_, render) => {
  test("reports which records it cannot draw, and why", () => {
    const told: Problem[] = [];
    expect(render((problem) => told.push(problem))).toBe(render());
    expect(told.map(({ index, id, field, value }) => [index, id, field, value])).toEqual([
      [1, "b", "start", "soon"],
      [2, undefined, "start", "2022-13"],
    ]);
    for (const { reason } of told) expect(reason).toMatch(/\S/);
  });

  test("returns the picture even where onProblem throws, reports the other problems, and reports the error once, in Node in the console", () => {
    const errors = vi.spyOn(console, "error").mockImplementation(() => undefined);
    let count = 0;
    const boom = new Error("boom");
    expect(
      render(() => {
        count += 1;
        throw boom;
      }),
    ).toBe(render());
    expect([count, errors.mock.calls]).toEqual([2, [[boom]]]);
    errors.mockClear();
    const reported: unknown[] = [];
    vi.stubGlobal("reportError", (error: unknown) => reported.push(error));
    render(() => {
      throw boom;
    });
    vi.unstubAllGlobals();
    expect([reported, errors.mock.calls]).toEqual([[boom], []]);
    vi.restoreAllMocks();
  });

  test("logs no warning in Node without onProblem", () => {
    const warnings = vi.spyOn(console, "warn");
    render();
    expect(warnings).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });
});
