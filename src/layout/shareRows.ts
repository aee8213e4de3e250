/**
 * Shares `rows` among those that need them: everyone gets what it needs up to one common cap, the highest that
 * the rows allow, and at least `least` of what it needs. Who needs little leaves more for the rest.
 */
export function shareRows(needs: readonly number[], rows: number, least: number): number[] {
  const sorted = [...needs].sort((a, b) => a - b);
  let left = rows;
  let cap = Infinity;
  for (const [index, need] of sorted.entries()) {
    const equal = Math.floor(left / (sorted.length - index));
    if (need > equal) {
      cap = equal;
      break;
    }
    left -= need;
  }
  return needs.map((need) => Math.min(need, Math.max(cap, least)));
}
