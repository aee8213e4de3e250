/**
 * Names of the page that options may mention, since an application draws with them. The pure steps
 * see no more of them than the name.
 */
interface SVGGElement {
  readonly namespaceURI: string | null;
}
interface HTMLElement {
  readonly dir: string;
}
interface AbortSignal {
  readonly aborted: boolean;
}
declare class AbortController {
  readonly signal: AbortSignal;
}
