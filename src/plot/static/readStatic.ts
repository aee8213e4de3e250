import { guard, report } from "../../base/platform.ts";
import { buildModel } from "../../model/buildModel.ts";
import type { Model } from "../../model/model.ts";
import type { Problem } from "../../model/records.ts";
import { checkType } from "../../options/optionChecks.ts";
import { entriesOf } from "../../options/partsOf.ts";
import { resolveOptions } from "../../options/resolveOptions.ts";
import type { ResolvedOptions } from "../../options/resolveOptions.ts";
import type { ListOptions } from "../../options/timelineOptions.ts";

/** There is no frame to finish: who calls is told at once. */
const rethrow = (error: unknown): never => {
  throw error;
};

/** What is given, each part read once and not checked yet. */
export function staticOptionsOf<T extends ListOptions>(given: T): T {
  return Object.fromEntries(entriesOf("options", given, "a plain object", "")) as unknown as T;
}

/**
 * Reads the options and records of what is drawn without a page, and tells what is wrong with them.
 */
export function readStatic(given: ListOptions): { readonly options: ResolvedOptions; readonly model: Model } {
  const { onProblem, ...rest } = staticOptionsOf(given);
  if (onProblem !== undefined)
    checkType("onProblem", onProblem, "function", "a function that takes a problem");
  const options = resolveOptions(rest, { locale: "en", direction: null, timeZone: "UTC", report: rethrow });
  const model = buildModel(options, options.zone);
  const tell = guard(
    (problem: Problem) => {
      onProblem?.(problem);
    },
    report,
    () => undefined,
  );
  for (const problem of [...options.problems, ...model.problems]) tell(problem);
  return { options, model };
}
