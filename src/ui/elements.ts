/** Creates an element, with a class if one is given, as the last child of another. */
export function append<Tag extends keyof HTMLElementTagNameMap>(
  parent: Element,
  tag: Tag,
  name = "",
): HTMLElementTagNameMap[Tag] {
  const element = parent.ownerDocument.createElement(tag);
  if (name !== "") element.className = name;
  parent.append(element);
  return element;
}

/** Writes lengths in px to the style of an element. */
export function setPx(element: HTMLElement, lengths: Readonly<Record<string, number>>): void {
  for (const [name, px] of Object.entries(lengths)) element.style.setProperty(name, `${px}px`);
}
