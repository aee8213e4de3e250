/** Rows by the ids that records give themselves: about ten to twenty bytes each, where a `Map` takes about fifty. */
export interface IdTable {
  readonly size: number;
  /** The row of an id; -1 if there is none. */
  find(id: string): number;
  /** Adds a row, whose id must not be in the table yet. */
  add(row: number): void;
}

/** `idOf` tells the id of a row that was added. `expected`: how many there will be, if there are any, so that the table need not grow. */
export function createIdTable(idOf: (row: number) => string | undefined, expected: number): IdTable {
  /** Open addressing: one more than the row, 0 for free. */
  let slots = new Uint32Array(16);
  /** Of each slot that is taken, eight bits of its hash: another id is seldom read, which lies anywhere in memory. */
  let tags = new Uint8Array(16);
  let size = 0;
  const slotOf = (id: string, bits: number): number => {
    const mask = slots.length - 1;
    let slot = bits & mask;
    for (
      let taken = slots[slot]!;
      taken !== 0 && (tags[slot] !== bits >>> 24 || idOf(taken - 1) !== id);
      taken = slots[slot]!
    )
      slot = (slot + 1) & mask;
    return slot;
  };
  const put = (row: number): void => {
    const id = idOf(row) as string;
    const bits = hash(id);
    const slot = slotOf(id, bits);
    slots[slot] = row + 1;
    tags[slot] = bits >>> 24;
  };
  const grow = (): void => {
    const before = slots;
    slots = new Uint32Array(sizeFor(size === 1 ? Math.max(expected, 1) : size));
    tags = new Uint8Array(slots.length);
    for (const taken of before) if (taken !== 0) put(taken - 1);
  };
  return {
    get size() {
      return size;
    },
    find: (id) => slots[slotOf(id, hash(id))]! - 1,
    add(row) {
      size += 1;
      if (size === 1 || size > slots.length / 2) grow();
      put(row);
    },
  };
}

/** At most half of the slots are taken: with three quarters, a search for what is not there passes over eight. */
function sizeFor(count: number): number {
  let size = 16;
  while (size < 2 * count) size *= 2;
  return size;
}

/** FNV-1a over UTF-16 units, stirred so that its low bits and its high ones depend on all of it. */
function hash(text: string): number {
  let bits = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    bits = Math.imul(bits ^ text.charCodeAt(index), 0x01000193);
  bits ^= bits >>> 15;
  bits = Math.imul(bits, 0x2c1b3c6d);
  return bits ^ (bits >>> 12);
}
