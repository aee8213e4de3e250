/** To the picture, or where a list stands for it, to what is selected there, or its first event. */
export function focusTimeline({ element }: { readonly element: HTMLElement }): void {
  for (const selector of [
    ".samarkand-list-title",
    '.samarkand-list-title[aria-pressed="true"]',
    ".samarkand-plot",
  ])
    element.querySelector<HTMLElement>(selector)?.focus();
}
