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
  // An id is looked for before it is added.
  let lastId: string | undefined;
  let lastSlot = 0;
  let lastTag = 0;
  const seek = (id: string): void => {
    const bits = hash(id);
    const mask = slots.length - 1;
    const tag = bits >>> 24;
    let slot = bits & mask;
    for (let taken = slots[slot] as number; taken !== 0 && (tags[slot] !== tag || idOf(taken - 1) !== id); taken = slots[slot] as number) slot = (slot + 1) & mask;
    [lastId, lastSlot, lastTag] = [id, slot, tag];
  };
  const put = (row: number): void => {
    const id = idOf(row) as string;
    if (id !== lastId) seek(id);
    slots[lastSlot] = row + 1;
    tags[lastSlot] = lastTag;
  };
  const grow = (): void => {
    const before = slots;
    slots = new Uint32Array(sizeFor(size === 1 ? Math.max(expected, 1) : size));
    tags = new Uint8Array(slots.length);
    lastId = undefined;
    for (const taken of before) if (taken !== 0) put(taken - 1);
  };
  return {
    get size() {
      return size;
    },
    find(id) {
      seek(id);
      return (slots[lastSlot] as number) - 1;
    },
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
  for (let index = 0; index < text.length; index += 1) bits = Math.imul(bits ^ text.charCodeAt(index), 0x01000193);
  bits ^= bits >>> 15;
  bits = Math.imul(bits, 0x2c1b3c6d);
  return bits ^ (bits >>> 12);
}
