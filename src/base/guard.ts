/** A callback of an application's that may throw: the first error is reported, and `fallback` takes the place of each answer that did not come. */
export function guard<Given extends readonly unknown[], T>(
  call: (...given: Given) => T,
  report: (error: unknown) => void,
  fallback: (...given: Given) => T,
): (...given: Given) => T {
  let isReported = false;
  return (...given) => {
    try {
      return call(...given);
    } catch (error) {
      if (!isReported) report(error);
      isReported = true;
      return fallback(...given);
    }
  };
}
