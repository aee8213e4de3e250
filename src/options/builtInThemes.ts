import type { BuiltInTheme, ThemeTokens } from "./theme.ts";

const shared = {
  kinds: {},
  fontFamily: "inherit",
  fontSize: 13,
  titleSize: 15,
  noteSize: 11,
  rowHeight: 34,
  barHeight: 26,
  dotSize: 12,
  radius: 4,
  lineWidth: 1.5,
  spineWidth: 4,
  labelWidth: 280,
  density: 1,
};

const light: ThemeTokens = {
  ...shared,
  ground: "#fbfaf6",
  band: "#f4f1e9",
  ink: "#1b2430",
  muted: "#5a6473",
  hair: "#e0dbcf",
  grid: "#ebe7dc",
  weekend: "#f1ede3",
  ring: "#1b2430",
  now: "#c8102e",
  card: "#fffefb",
  palette: ["#1f4e9c", "#0b7a78", "#b03040", "#9c620a", "#70407e", "#5d6b22", "#9b4d26", "#4b5b6c"],
};

const dark: ThemeTokens = {
  ...shared,
  ground: "#0f1620",
  band: "#141d29",
  ink: "#ece8df",
  muted: "#a3adbb",
  hair: "#2b3646",
  grid: "#1c2634",
  weekend: "#18212e",
  ring: "#ece8df",
  now: "#ff7a85",
  card: "#1b2534",
  palette: ["#86b4f2", "#54c6bf", "#f28e97", "#e9b55c", "#cba0d8", "#b9c76d", "#e89d76", "#aebccc"],
};

/** Black on white, deeper colours, thicker lines. */
const contrast: ThemeTokens = {
  ...shared,
  ground: "#ffffff",
  band: "#ffffff",
  ink: "#000000",
  muted: "#2b2b2b",
  hair: "#767676",
  grid: "#c4c4c4",
  weekend: "#f0f0f0",
  ring: "#000000",
  now: "#a8001c",
  card: "#ffffff",
  palette: ["#0a3a8c", "#00504e", "#8c1022", "#6b4000", "#54206a", "#3d4a00", "#7a3000", "#2b3a4a"],
  fontSize: 14,
  lineWidth: 2.5,
  spineWidth: 6,
};

/** The tokens of the built-in themes. */
export const builtInThemes: Readonly<Record<BuiltInTheme, ThemeTokens>> = freeze({ light, dark, contrast });

function freeze<T extends object>(value: T): Readonly<T> {
  for (const part of Object.values(value))
    if (typeof part === "object" && part !== null) freeze(part as object);
  return Object.freeze(value);
}
