/** Rows by the ids that records give themselves: eight to sixteen bytes each, where a `Map` takes about fifty. */
export interface IdTable {
  readonly size: number;
  /** The row of an id; -1 if there is none. */
  find(id: string): number;
  /** Adds a row, whose id must not be in the table yet. */
  add(row: number): void;
}

/** `idOf` tells the id of a row that was added. `expected`: how many there will be, so that the table need not grow. */
export function createIdTable(idOf: (row: number) => string | undefined, expected: number): IdTable {
  /** Open addressing: one more than the row, 0 for free. */
  let slots = new Uint32Array(sizeFor(expected));
  let size = 0;
  const slotOf = (id: string): number => {
    let slot = hash(id) & (slots.length - 1);
    for (let taken = slots[slot] as number; taken !== 0 && idOf(taken - 1) !== id; taken = slots[slot] as number) slot = (slot + 1) & (slots.length - 1);
    return slot;
  };
  const grow = (): void => {
    const before = slots;
    slots = new Uint32Array(before.length * 2);
    for (const taken of before) if (taken !== 0) slots[slotOf(idOf(taken - 1) as string)] = taken;
  };
  return {
    get size() {
      return size;
    },
    find: (id) => (slots[slotOf(id)] as number) - 1,
    add(row) {
      size += 1;
      if (size > slots.length * 0.75) grow();
      slots[slotOf(idOf(row) as string)] = row + 1;
    },
  };
}

function sizeFor(count: number): number {
  let size = 16;
  while (size * 0.75 < count) size *= 2;
  return size;
}

/** FNV-1a over UTF-16 units, stirred so that its low bits depend on all of it. */
function hash(text: string): number {
  let bits = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) bits = Math.imul(bits ^ text.charCodeAt(index), 0x01000193);
  bits ^= bits >>> 15;
  return Math.imul(bits, 0x2c1b3c6d) >>> 0;
}
