import fc from "fast-check";
import { expect, test } from "vitest";
import { isolate } from "../../src/plot/static/serializeNode.ts";
import { runs } from "../support/sweep.ts";

test("isolate: puts the text between the characters that set its direction", () => {
  expect(isolate(" قمة 2022. ", "rtl")).toBe("\u2067قمة 2022.\u2069");
  expect(isolate("A", "ltr")).toBe("\u2066A\u2069");
});

test("isolate: removes characters that would end the isolate, and keeps whole isolates inside it", () => {
  expect(isolate("a\u2069 ب", "rtl")).toBe("\u2067a ب\u2069");
  expect(isolate("\u2068ب\u2069\u2069 a", "ltr")).toBe("\u2066\u2068ب\u2069 a\u2069");
  expect(isolate("a\u2029b\u0085c", "ltr")).toBe("\u2066a b c\u2069");
});

test("isolate: stays open to the end of the text, whatever the text contains", () => {
  const texts = fc
    .array(fc.constantFrom("\u2066", "\u2067", "\u2068", "\u2069", "a", "ب", "\u2029", " "))
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(texts, (text) => {
      let depth = 0;
      for (const character of isolate(text, "rtl").slice(0, -1)) {
        if (/[\u2066-\u2068]/.test(character)) depth += 1;
        if (character === "\u2069") depth -= 1;
        expect(depth).toBeGreaterThan(0);
        expect(character).not.toBe("\u2029");
      }
    }),
    { numRuns: runs(2000) },
  );
});
