/** Where what goes wrong is told: a window, or Node, whose globals need not have all of it. */
export interface Platform {
  readonly reportError?: ((error: unknown) => void) | undefined;
  readonly console?: { readonly warn: (text: string) => void; readonly error: (error: unknown) => void };
}

/** Of a page or of Node, whose types need not be known here. */
const HERE: object = globalThis;

/** Tells what a callback of an application threw, as the platform tells of errors that nobody catches; in Node, which would end at once, in the console. */
export function report(error: unknown, platform: Platform = HERE): void {
  if (typeof platform.reportError === "function") platform.reportError(error);
  else platform.console?.error(error);
}

/** Tells a developer what a page would not show. */
export function warn(text: string, { console }: Platform): void {
  console?.warn(`samarkand: ${text}`);
}
