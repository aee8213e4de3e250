import { labelNodes } from "../base/labelNodes.ts";
import {
  eventClasses,
  focusOn,
  localContext,
  type LocalNode,
  optionAttributes,
  type SceneContext,
  translateNode,
} from "../base/sceneContext.ts";
import {
  type Attributes,
  matchLine,
  type RingBox,
  ringNode,
  round,
  type SceneNode,
} from "../base/sceneNode.ts";
import { spanStyleOf } from "../levels/shape.ts";
import { labelRise } from "./bracketNodes.ts";
import { barNodes, dotNodes, isStretched, transformBar } from "./markNodes.ts";
import { type PlacedMark, TARGET } from "./placeMarks.ts";
import { questionMarkNodes } from "./uncertainEnds.ts";

/**
 * Draws a mark with its label as one element that a pointer can hit and a screen reader can name.
 */
export function eventNode(mark: PlacedMark, context: SceneContext): SceneNode {
  const { event } = mark;
  const { at, of } = context.places.event(event);
  const marked = [
    context.hover === event.id,
    focusOn(context, "event", event.id),
    isMatch(mark, context),
  ] as const;
  const states = [context.selection.has(event.id), ...marked, at, of];
  const nodeOf = (one: PlacedMark): LocalNode => {
    const local = localMark(one);
    return context.memoize(event, [local, ...states], () => localNode(local, localContext(context)));
  };
  if (marked.some(Boolean) || !isStretched(mark))
    return translateNode(event.id, nodeOf(mark), { x: mark.x0, y: mark.y }, context);
  const { node, x } = transformBar(
    context.memoize(mark.ground, states, () => nodeOf(mark.ground)),
    mark,
    context,
  );
  return translateNode(event.id, node, { x, y: mark.y }, context);
}

/**
 * Returns a mark in px from its start and from the middle of its line. The numbers are rounded, so
 * that a movement does not change them.
 */
function localMark(mark: PlacedMark): PlacedMark {
  const { x0, x1, label, questionMarks, members } = mark;
  const from = (x: number): number => round(x - x0);
  return {
    ...mark,
    x0: 0,
    x1: from(x1),
    y: 0,
    label: label === null ? null : { ...label, x: from(label.x), y: 0, width: round(label.width) },
    questionMarks: questionMarks.map((questionMark) => ({ ...questionMark, x: from(questionMark.x) })),
    members: members.map((member) => ({ ...member, x0: from(member.x0), x1: from(member.x1) })),
  };
}

function localNode(mark: PlacedMark, context: SceneContext): LocalNode {
  const { event, label } = mark;
  return {
    tag: "g",
    target: { type: "event", id: event.id },
    attributes: {
      class: classOf(mark, context),
      "data-event-id": event.id,
      ...optionAttributes(event, context),
      ...(event.lang === undefined ? {} : { lang: event.lang }),
    },
    children: [
      hitArea(mark, context),
      ...dateNodes(mark, context),
      ...(isMatch(mark, context) ? [underline(mark, context)] : []),
      ...rings(mark, context),
      ...(label === null
        ? []
        : labelNodes(
            { event, label: { ...label, y: label.y - labelRise(mark, context.tokens) } },
            {
              className: "samarkand-label",
              fill: "ink",
              font: context.fonts.label,
              isBold: context.selection.has(event.id),
            },
            context,
          )),
      ...statusNodes(mark, context),
    ],
  };
}

/** Draws the date and the status of an event, without its label. */
export function eventShape(mark: PlacedMark, context: SceneContext): SceneNode[] {
  return [...dateNodes(mark, context), ...statusNodes(mark, context)];
}

function dateNodes(mark: PlacedMark, context: SceneContext): SceneNode[] {
  return [
    ...(mark.form === "bar" ? barNodes(mark, context) : dotNodes(mark, context)),
    ...questionMarkNodes(mark, context),
  ];
}

function statusNodes(mark: PlacedMark, context: SceneContext): SceneNode[] {
  return mark.event.status === "cancelled" ? strikeNodes(mark, context) : [];
}

function classOf(mark: PlacedMark, context: SceneContext): string {
  const { event, form } = mark;
  const states = [
    ...(context.selection.has(event.id) ? ["is-selected"] : []),
    ...(isMatch(mark, context) ? ["is-match"] : []),
  ];
  return eventClasses(event, [`samarkand-${form}`, `is-${event.status}`, ...states]);
}

function isMatch({ event }: PlacedMark, { matches }: SceneContext): boolean {
  return matches?.has(event.row) === true;
}

/**
 * Draws the line under a match, in the gap between two rows: under the mark and its label, but for
 * a label inside a bar under the label alone.
 */
function underline(
  { form, x0, x1, y, height, label }: PlacedMark,
  { time, tokens }: SceneContext,
): SceneNode {
  const ends = label?.inside === true ? [] : [x0, x1];
  const from = Math.min(...ends, label?.x ?? Infinity);
  const width = Math.max(...ends, label === null ? -Infinity : label.x + label.width) - from;
  const below =
    form === "dot" ? Math.max(tokens.dotSize / 2, label === null ? 0 : tokens.fontSize * 0.7) : height / 2;
  return matchLine({ left: time.left(from, width), width, top: y + below + 1 });
}

/** Returns an invisible area over the mark and its label: small dots are as easy to hit as bars. */
function hitArea(
  { x0, x1, y, height, target, outset, label }: PlacedMark,
  { time }: SceneContext,
): SceneNode {
  const from = Math.min(x0 - outset.start, (x0 + x1 - TARGET) / 2, label?.x ?? Infinity);
  const to = Math.max(
    x1 + outset.end,
    (x0 + x1 + TARGET) / 2,
    label === null ? -Infinity : label.x + label.width,
  );
  const side = Math.max(height, target);
  return {
    key: "hit",
    tag: "rect",
    attributes: {
      class: "samarkand-hit",
      x: round(time.left(from, to - from)),
      y: round(y - side / 2),
      width: round(to - from),
      height: round(side),
      fill: "none",
      "pointer-events": "all",
    },
  };
}

/**
 * Draws the rings: around the mark if it is selected or hovered, around the mark and its label if
 * it has the keyboard focus.
 */
function rings(mark: PlacedMark, context: SceneContext): SceneNode[] {
  const { event, form, x0, x1, y, height, outset, label, holdsLabel } = mark;
  const { time, tokens } = context;
  const isLow = form === "dot" || (spanStyleOf(event) !== "box" && !holdsLabel);
  const box = (from: number, to: number, tall: number): RingBox => ({
    x: time.left(from, to - from),
    y: y - tall / 2,
    width: to - from,
    height: tall,
    rx: form === "dot" ? tall / 2 : tokens.radius,
  });
  const around = box(x0 - outset.start, x1 + outset.end, isLow ? tokens.dotSize : height);
  const isSelected = context.selection.has(event.id);
  return [
    ...(isSelected
      ? [ringNode("selected", around)]
      : context.hover === event.id
        ? [ringNode("hover", around)]
        : []),
    ...(focusOn(context, "event", event.id) === null
      ? []
      : [
          ringNode(
            "focus",
            label === null
              ? around
              : box(
                  Math.min(x0 - outset.start, label.x),
                  Math.max(x1 + outset.end, label.x + label.width),
                  isLow ? height - 8 : height,
                ),
          ),
        ]),
  ];
}

/** px by which a slash extends beyond a dot. */
const SLASH = 1;
/** px of background on each side of a slash. */
const HALO = 1;

/**
 * Strikes out a cancelled event: a line through its label and through a box. A dot or a bracket
 * gets a slash instead, since a line along it could not be seen.
 */
function strikeNodes(mark: PlacedMark, { time, tokens }: SceneContext): SceneNode[] {
  const { event, form, x0, x1, label } = mark;
  const y = mark.y - labelRise(mark, tokens);
  const line = (key: string, [from, to]: readonly [number, number], rise = 0): SceneNode => ({
    key,
    tag: "line",
    attributes: {
      class: "samarkand-strike",
      x1: round(time.x(from)),
      x2: round(time.x(to)),
      y1: round(y + rise),
      y2: round(y - rise),
      stroke: { token: "ink" },
      "stroke-width": tokens.lineWidth,
    },
  });
  const labelEnds = label === null ? null : ([label.x - 2, label.x + label.width + 2] as const);
  if (labelEnds !== null && label?.inside === true) return [line("strike", labelEnds)];
  if (form === "bar" && spanStyleOf(event) === "box") {
    return [line("strike", [Math.min(x0 - 2, labelEnds?.[0] ?? x0), Math.max(x1 + 2, labelEnds?.[1] ?? x1)])];
  }
  const middle = (x0 + x1) / 2;
  const reach = tokens.dotSize / 2 + SLASH;
  const slash = line("slash", [middle - reach, middle + reach], reach);
  const halo: Attributes = {
    class: "samarkand-strike-halo",
    stroke: { token: "ground" },
    "stroke-width": tokens.lineWidth + 2 * HALO,
  };
  return [
    { ...slash, key: "halo", attributes: { ...slash.attributes, ...halo } },
    slash,
    ...(labelEnds === null ? [] : [line("strike", labelEnds)]),
  ];
}
