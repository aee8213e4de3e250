/** Tiles that are kept of one row: more than any window shows. */
const KEPT = 256;

/** Makes each tile of each row once, as long as not too many others are asked for. Time has no first tile: `at` may be negative. */
export function createTiles<T>(make: (row: number, at: number) => T): (row: number, at: number) => T {
  const rows = new Map<number, Map<number, T>>();
  return (row, at) => {
    const tiles = rows.get(row) ?? new Map<number, T>();
    rows.set(row, tiles);
    const known = tiles.get(at);
    if (known !== undefined) return known;
    const tile = make(row, at);
    // Not before it is made: its neighbours are made with it.
    if (tiles.size >= KEPT) tiles.clear();
    tiles.set(at, tile);
    return tile;
  };
}
