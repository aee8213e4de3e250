/**
 * Copies a text. Where the browser or its reader does not allow it, the text is shown in `byHand`,
 * selected, so that it is one key press away. Tells which of the two happened.
 */
export async function copyText(content: string, byHand: HTMLTextAreaElement): Promise<boolean> {
  byHand.value = content;
  try {
    // Undefined where the page is not served over a secure connection, whatever its type says.
    await navigator.clipboard.writeText(content);
    byHand.hidden = true;
    return true;
  } catch {
    byHand.hidden = false;
    byHand.focus();
    byHand.select();
    return false;
  }
}
