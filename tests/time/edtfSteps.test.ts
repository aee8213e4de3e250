import { expect, it, vi } from "vitest";
import * as civil from "../../src/time/civil.ts";
import { EdtfError } from "../../src/time/edtf/edtfCursor.ts";
import { parseEdtf } from "../../src/time/edtf/parseEdtf.ts";

vi.mock("../../src/time/civil.ts", { spy: true });

/** Counts how often the length of a month is requested while a text is read. */
function stepsOf(text: string): number {
  vi.mocked(civil.lastDay).mockClear();
  try {
    parseEdtf(text);
  } catch (error) {
    expect(error).toBeInstanceOf(EdtfError);
  }
  return vi.mocked(civil.lastDay).mock.calls.length;
}

it.each([
  "XXXX-02-30",
  "-XXXX-02-30",
  "XXXX-02-31",
  "XXXX-0X-32",
  "XXXX-X1-31",
  "XXX1-02-29",
  "X100-02-29",
  "XX00-02-29",
  "XXXX-02-29",
  "-XXXX-02-29",
  "-X000-02-29",
  "1XXX-XX-31",
  "XXXX-XX-3X",
  "XXXX-XX-99",
])(
  "EDTF steps: a day that few or no years have is computed, not searched in ten thousand years: %s",
  (text) => {
    // The months of two years, at each edge.
    expect(stepsOf(text)).toBeLessThanOrEqual(48);
  },
);
