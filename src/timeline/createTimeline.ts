import type { EventRecord } from "../model/records.ts";
import { checkType, checkWord, listOf, OptionError, partsOf } from "../options/optionChecks.ts";
import { resolveRange } from "../options/resolveDates.ts";
import type { TimelineOptions } from "../options/timelineOptions.ts";
import { type Scene, sceneWithLayers } from "../plot/picture/buildScene.ts";
import type { Picture } from "../plot/picture/picture.ts";
import { figureNodes } from "../plot/static/figureNodes.ts";
import { renderToString } from "../plot/static/renderToString.ts";
import { svgString } from "../plot/static/svgString.ts";
import { readHash, writeHash } from "../state/hash.ts";
import type { TimeRange } from "../time/scale.ts";
import { checkContainer } from "../view/domTree.ts";
import { computeColors } from "../view/themeProperties.ts";
import type { TimelineDom } from "../view/timelineDom.ts";
import { chooseIn } from "./commands.ts";
import { Engine } from "./engine.ts";
import { geometryMethods } from "./geometryMethods.ts";
import {
  type EngineOf,
  eventFor,
  eventMethods,
  formatMethods,
  groupMethods,
  searchMethods,
} from "./modelMethods.ts";
import { revealEvent } from "./revealEvent.ts";
import type { Timeline } from "./timeline.ts";
import type { TimelineEventMap } from "./timelineInfo.ts";

/**
 * Creates a timeline in `container`, as wide as the container, until `destroy` is called. Throws an
 * `OptionError`, and draws nothing, where an option is bad. A record that cannot be read is
 * reported in `problems`, and all others are drawn.
 * @example
 * const timeline = createTimeline(document.querySelector<HTMLElement>("#timeline")!, {
 *   events: [{ id: "summit", title: "Samarkand summit", start: "2022-09-15/2022-09-16" }],
 * });
 */
export function createTimeline<E extends EventRecord>(
  container: HTMLElement,
  options: TimelineOptions<E>,
): Timeline<E> {
  checkContainer(container);
  const engine = new Engine(container, options);
  const timeline = publicTimeline(engine);
  engine.screen.listen(timeline, chooseIn(engine), engine.signal);
  return timeline;
}

const EVENTS: Readonly<Record<keyof TimelineEventMap, true>> = {
  select: true,
  view: true,
  hover: true,
  click: true,
  contextmenu: true,
  layout: true,
  search: true,
  searchrequest: true,
  activate: true,
  group: true,
  change: true,
  problem: true,
};

/**
 * Creates the public object of a timeline. The methods use no `this`: each works when it is taken
 * out of the object, and behind a proxy such as Vue's.
 */
function publicTimeline<E extends EventRecord>(mounted: Engine<E>): Timeline<E> {
  /** `null` after `destroy`, so that a reference to the timeline retains nothing else. */
  let engine: Engine<E> | null = mounted;
  const engineOf: EngineOf<E> = () => engine;
  const element = mounted.screen.host.root;
  /** View at the time of `destroy`. */
  let lastView: TimeRange = { start: 0, end: 0 };
  const getView = (): TimeRange => ({ ...(engine?.state.view ?? lastView) });
  const setSelection = (ids: readonly string[]): void => {
    const isText = (id: unknown): id is string => typeof id === "string";
    const wanted = listOf("setSelection: ids", ids, "an array of ids", isText);
    const choose = (): void =>
      engine?.dispatch({ type: "select", ids: wanted.filter((id) => engine?.recordOf(id) !== undefined) });
    choose();
    const chosen = engine?.state.selection ?? wanted;
    // Some of the ids may belong to events that are still being read: these are selected
    // afterwards, unless the selection has changed meanwhile.
    if (chosen.length < wanted.length)
      void engine?.source.ready.then(() => {
        if (engine?.state.selection === chosen) choose();
      });
  };
  const search = searchMethods(engineOf);
  return {
    element,
    ...eventMethods(engineOf),
    ...groupMethods(engineOf),
    ...geometryMethods(engineOf),
    search,
    format: formatMethods(engineOf),
    get timeDirection() {
      return engine?.options.timeDirection ?? "ltr";
    },
    get problems() {
      return engine?.problems ?? [];
    },
    get ready() {
      return engine?.source.ready ?? Promise.resolve();
    },
    update(options) {
      engine?.update(options);
    },
    getView,
    setView(view, how = {}) {
      const { animate } = flagsOf("setView: how", how, { animate: true });
      if (engine === null) return;
      engine.navigation.show(resolveRange("setView: view", view, engine.options.zone), animate);
    },
    zoomBy(factor) {
      if (!(typeof factor === "number" && factor > 0 && factor < Infinity))
        throw new OptionError("zoomBy: factor", factor, "a number above 0");
      engine?.navigation.zoom(factor);
    },
    fit() {
      engine?.navigation.fit();
    },
    reveal(id, how = {}) {
      const flags = flagsOf("reveal: how", how, { zoom: false, animate: true });
      const event = eventFor(engine, "reveal", id);
      if (engine === null || event === undefined) return;
      revealEvent(engine, event, flags);
      // The keyboard continues from this event, as it does from a pressed one.
      engine.dispatch({ type: "focus", focus: { type: "event", id }, isKeyboard: engine.state.isKeyboard });
    },
    getSelection: () => [...(engine?.state.selection ?? [])],
    setSelection,
    on(type, listener) {
      checkWord("on: type", type, Object.keys(EVENTS));
      checkType("on: listener", listener, "function");
      return engine?.listeners.on(type, listener) ?? (() => undefined);
    },
    toHash: () => (engine === null ? "" : writeHash(engine.state)),
    fromHash(hash) {
      const read = readHash(checkType("fromHash: hash", hash, "string"));
      const { view, selection, query } = read;
      if (view !== undefined) engine?.navigation.show(view, true);
      if (selection !== undefined) setSelection(selection);
      if (query !== undefined) void search.run(query);
      return engine !== null && Object.keys(read).length > 0;
    },
    toSVG() {
      if (engine === null) return renderToString({ events: [], width: 960 });
      const { screen, picture, state } = engine;
      const { scene, layout } = picture.at(screen.visible(picture, state));
      const layered = sceneWithLayers(scene, screen.layers.nodesIn(picture, layout));
      return standaloneSvg(layered, screen.host, picture);
    },
    applyTheme(target) {
      if ((target as Node | null | undefined)?.nodeType !== 1)
        throw new OptionError("applyTheme: element", target, "an HTML element");
      engine?.screen.host.dress(target, engine.options);
    },
    destroy() {
      lastView = getView();
      engine?.end();
      engine = null;
      element.replaceChildren();
    },
  };
}

/** Returns truth values that an argument may set, each with its default. */
function flagsOf<Flags extends Readonly<Record<string, boolean>>>(
  name: string,
  given: unknown,
  defaults: Flags,
): Flags {
  const flags = { ...defaults, ...partsOf(name, given, defaults) };
  for (const [flag, is] of Object.entries(flags)) checkType(`${name}.${flag}`, is, "boolean");
  return flags;
}

/** Returns the drawn picture as a standalone SVG, in the colours that the page shows. */
function standaloneSvg(scene: Scene, { root, fontFamily }: TimelineDom, picture: Picture): string {
  const { theme, label, messages, locale } = picture.options;
  const given = theme.scheme === "auto" && isDark(root) ? theme.dark : theme.light;
  return computeColors(root, given, ({ tokens, colorOf }) =>
    svgString(scene, {
      tokens,
      colorOf,
      hrefOf: (href) => absolute(href, root.baseURI),
      fontFamily: /^inherit$|var\(/.test(given.fontFamily) ? fontFamily() : given.fontFamily,
      label,
      figure: figureNodes(picture),
      legendLabel: messages.legend,
      lang: locale,
    }),
  );
}

/** Returns an address that is the same wherever it is read; one that is none stays as it is. */
function absolute(href: string, base: string): string {
  try {
    return new URL(href, base).href;
  } catch {
    return href;
  }
}

function isDark(root: HTMLElement): boolean {
  const view = root.ownerDocument.defaultView as Window;
  const { colorScheme } = view.getComputedStyle(root);
  if (!colorScheme.includes("dark")) return false;
  return !colorScheme.includes("light") || view.matchMedia("(prefers-color-scheme: dark)").matches;
}
