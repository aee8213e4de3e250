import { findFirefox } from "./findFirefox.ts";
import { findInstalled, findShipped } from "./findChromium.ts";
import { findWebKit } from "./webkit/findWebKit.ts";

/**
 * An engine in which the tests of `tests/browser` run. Each is a Vitest project of the same name.
 */
export interface Engine {
  readonly name: string;
  /** Name for people. */
  readonly title: string;
  /**
   * Returns the path of the program that starts the engine, or undefined where this machine has
   * none.
   */
  readonly find: () => string | undefined;
  /**
   * Files of `tests/browser` that need what this engine does not offer, each with the reason.
   * @default {}
   */
  readonly leftOut?: Readonly<Record<string, string>>;
  /**
   * Files that run in this engine only in sweeps, because they take long and rarely find anything
   * that another engine has not found. All the tests are meant to run at each change, so they must
   * not take too long. @default []
   */
  readonly inSweeps?: readonly string[];
  /**
   * Name of the engine that runs the files in `inSweeps` at each change. Where it is missing, this
   * engine runs them. @default none: they run in sweeps only
   */
  readonly beside?: string;
  /** Abilities that single tests need and this engine lacks, each with the reason. @default {} */
  readonly lacks?: Readonly<Partial<Record<Ability, string>>>;
}

/**
 * What an engine can do for a test.
 * `countAlive`: counts what is alive after garbage collection.
 * `data`: writes dates and numbers as Chromium and Node do, from data of about the same age.
 * `scrollByFinger`: scrolls a page by fingers.
 * `pen`: puts a pen down.
 * `fingers`: puts fingers down.
 * `axTree`: reports what it passes to a screen reader.
 * `media`: shows a page as if printed, or in forced colours.
 * `contrast`: shows a page to a reader who prefers more contrast.
 * `menus`: opens no menu of its own where the page prevents it.
 * `brackets`: mirrors both brackets of a pair in SVG text, or neither.
 */
export type Ability =
  | "countAlive"
  | "data"
  | "scrollByFinger"
  | "pen"
  | "fingers"
  | "axTree"
  | "media"
  | "contrast"
  | "menus"
  | "brackets";

const NO_FINGERS = "Its driver makes a mouse of a finger.";
const NO_TREE = "It tells nobody its accessibility tree.";
const NOT_TRIED = "It has not been made to run there yet.";
const NO_MEDIA = "Its driver emulates neither print nor forced colours nor a dark theme.";

export const ENGINES: readonly Engine[] = [
  { name: "chromium", title: "Chromium", find: findInstalled },
  {
    name: "packaged",
    title: "The Chromium of the dev dependencies",
    find: findShipped,
    beside: "chromium",
    // The files not listed here cover what differs between versions: the accessibility tree, keys,
    // gestures, wheels, print, calendars, policies.
    inSweeps: [
      "accessibility.test.ts",
      "byKeyboard.test.ts",
      "cardOnTop.test.ts",
      "charset.test.ts",
      "clusterCard.test.ts",
      "edtfBox.test.ts",
      "example.test.ts",
      "feed.test.ts",
      "groups.test.ts",
      "height.test.ts",
      "kinds.test.ts",
      "leak.test.ts",
      "list.test.ts",
      "markers.test.ts",
      "otherPrograms.test.ts",
      "otherRoots.test.ts",
      "overlap.test.ts",
      "overview.test.ts",
      "pages.test.ts",
      "reading.test.ts",
      "realms.test.ts",
      "scrollbars.test.ts",
      "search.test.ts",
      "selected.test.ts",
      "serverRendered.test.ts",
      "span.test.ts",
      "static.test.ts",
      "surroundings.test.ts",
      "transcript.test.ts",
      "truths.test.ts",
      "visualOrder.test.ts",
      "warnings.test.ts",
      "wheelUnits.test.ts",
    ],
  },
  {
    name: "firefox",
    title: "Firefox",
    find: findFirefox,
    leftOut: {
      "leak.test.ts": "It tells nobody how many nodes and listeners are alive.",
      "feed.test.ts": "It tells nobody how large its heap is.",
    },
    inSweeps: [
      "accessibility.test.ts",
      "byKeyboard.test.ts",
      "edtfBox.test.ts",
      "example.test.ts",
      "overlap.test.ts",
      "reading.test.ts",
      "scrollbars.test.ts",
      "search.test.ts",
      "truths.test.ts",
    ],
    lacks: {
      countAlive: "It tells nobody how many nodes and listeners are alive.",
      scrollByFinger: "What its driver's fingers do reaches the page, but not what scrolls it.",
      pen: "Its driver's pen tells no buttons while it moves.",
      contrast: "Its driver does not emulate a reader who prefers more contrast.",
    },
  },
  {
    name: "webkit",
    title: "WebKit (its driver for GTK, and Xvfb)",
    find: () => findWebKit()?.driver,
    leftOut: {
      "accessibility.test.ts": NO_MEDIA,
      "byKeyboard.test.ts":
        "By some thousand keys, each of which is waited for, it takes minutes; keyboard.test.ts has most of them.",
      "clusterCard.test.ts": NO_FINGERS,
      "example.test.ts": "It is printed, and is narrower than a window of this engine can be.",
      "edtfBox.test.ts": "It is about the example page alone, and takes minutes by its keys.",
      "feed.test.ts": "It tells nobody how large its heap is.",
      "groups.test.ts": NO_FINGERS,
      "height.test.ts": NO_MEDIA,
      "hostZone.test.ts": NOT_TRIED,
      "input.test.ts": NO_FINGERS,
      "kinds.test.ts": NO_MEDIA,
      "leak.test.ts": "It tells nobody how many nodes and listeners are alive.",
      "markers.test.ts": NO_MEDIA,
      "pages.test.ts": "It has layouts of 320 px, and a window of this engine is no narrower than 447.",
      "platform.test.ts": NO_TREE,
      "reading.test.ts": NO_FINGERS,
      "realms.test.ts": "Its driver is asked about the page itself alone; otherRoots.test.ts does without.",
      "span.test.ts": NO_FINGERS,
      "surroundings.test.ts": NO_MEDIA,
      "temporal.test.ts": "It has no Temporal to compare with.",
      "transcript.test.ts": "Its data write Arabic dates otherwise than the snapshots.",
    },
    inSweeps: ["overlap.test.ts", "truths.test.ts"],
    lacks: {
      countAlive: "It tells nobody how many nodes and listeners are alive.",
      data: "It uses the ICU of the system, which may be years older.",
      scrollByFinger: NO_FINGERS,
      pen: "Its driver has a mouse alone.",
      fingers: NO_FINGERS,
      axTree: NO_TREE,
      media: NO_MEDIA,
      contrast: NO_MEDIA,
      menus: "The browser's own menu opens even where the page prevents it, and takes later presses.",
      brackets:
        "What orders its SVG texts knows no pairs of brackets: of “اليوم (Day) 1” the first belongs to the Arabic, the second to the English.",
    },
  },
];

/** Returns the files of `tests/browser` that one of the engines in use leaves out. */
export function leftOutBy(
  { leftOut = {}, inSweeps = [], beside }: Engine,
  { engines, isSweep }: { readonly engines: readonly Engine[]; readonly isSweep: boolean },
): readonly string[] {
  const isAlone = beside !== undefined && engines.every(({ name }) => name !== beside);
  return [...Object.keys(leftOut), ...(isSweep || isAlone ? [] : inSweeps)];
}

/**
 * Returns the engines that the variable ENGINES asks for, "chromium,firefox" or "all". Throws where
 * one is unknown or missing. Without the variable, returns the engines of this machine and passes a
 * line about each missing one to `say`.
 */
export function chosenEngines(asked: string | undefined, say: (line: string) => void): readonly Engine[] {
  const names = asked?.split(",").map((name) => name.trim()) ?? ["all"];
  const known = ENGINES.map(({ name }) => name);
  const unknown = names.find((name) => name !== "all" && !known.includes(name));
  if (unknown !== undefined)
    throw new Error(
      `ENGINES names ${JSON.stringify(unknown)}, but the engines are ${known.join(", ")}; or all.`,
    );
  const wanted = ENGINES.filter(({ name }) => names.includes("all") || names.includes(name));
  const missing = wanted.filter(({ find }) => find() === undefined);
  if (asked === undefined)
    for (const { title } of missing) say(`${title} is not installed: its tests are left out.`);
  else if (missing.length > 0)
    throw new Error(
      `ENGINES is ${JSON.stringify(asked)}, but of these this machine has none: ${missing.map(({ title }) => title).join(", ")}.`,
    );
  return wanted.filter((engine) => !missing.includes(engine));
}
