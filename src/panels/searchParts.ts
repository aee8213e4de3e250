/** The elements of a search. */
export interface SearchParts {
  readonly root: HTMLElement;
  readonly label: HTMLElement;
  readonly field: HTMLInputElement;
  /** Says how many match. */
  readonly status: HTMLElement;
  /** Holds the two buttons that go to a match. */
  readonly ways: HTMLElement;
  readonly earlier: HTMLButtonElement;
  readonly later: HTMLButtonElement;
  readonly clear: HTMLButtonElement;
}

/** Creates them in the root of a panel. */
export function createSearchParts(root: HTMLElement): SearchParts {
  const document = root.ownerDocument;
  const element = <K extends keyof HTMLElementTagNameMap>(tag: K, name: string): HTMLElementTagNameMap[K] => {
    const made = document.createElement(tag);
    made.className = `samarkand-search-${name}`;
    return made;
  };
  const button = (name: string): HTMLButtonElement => {
    const made = element("button", name);
    made.type = "button";
    made.classList.add("samarkand-control");
    return made;
  };
  const [box, label, field, status, ways] = [
    element("label", "box"),
    element("span", "label"),
    element("input", "field"),
    element("output", "status"),
    element("span", "ways"),
  ];
  const [earlier, later, clear] = [button("earlier"), button("later"), button("clear")];
  root.setAttribute("role", "search");
  field.type = "search";
  field.autocomplete = "off";
  field.spellcheck = false;
  field.enterKeyHint = "search";
  clear.textContent = "×";
  box.append(label, field);
  ways.append(earlier, later);
  root.append(box, status, ways, clear);
  return { root, label, field, status, ways, earlier, later, clear };
}
