/** Runs all steps of a generator at once, and returns its result. */
export function drain<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** Runs the steps of a generator one by one, and yields the same value after each. */
export function* yielding<V, T>(value: V, steps: Generator<unknown, T>): Generator<V, T> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    yield value;
  }
}
