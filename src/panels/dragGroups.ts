import { clamp } from "../base/maths.ts";
import type { GroupInfo } from "../timeline/timelineInfo.ts";
import { createElement } from "../view/domTree.ts";

/** px that a pointer moves before a press becomes a drag. */
const LEAST = 6;
/** ms that a finger rests before it can drag. Until then it scrolls. */
const REST = 400;

interface Surface {
  readonly idOf: (target: EventTarget | null) => string | undefined;
  readonly groups: () => readonly GroupInfo[];
  /** Moves a group to a position among its siblings. */
  readonly move: (id: string, place: number) => void;
  readonly toggle: (id: string) => void;
}

/** A press that may become a drag. */
interface Press {
  readonly id: string;
  readonly button: HTMLElement;
  readonly pointerId: number;
  /** Vertical position of the pointer at the press, in px of the viewport. */
  readonly from: number;
  /** Vertical position of the pointer now, in px of the viewport. */
  y: number;
  readonly timer: number;
  /** Whether the press may become a drag: with a mouse at once, with a finger after a rest. */
  isReady: boolean;
  isDragging: boolean;
}

/**
 * Makes group titles draggable. A click toggles a group, a drag moves it among its siblings. A line
 * shows the new position, and at an edge the timeline scrolls. Escape cancels the drag.
 */
export function dragGroups(element: HTMLElement, surface: Surface, signal: AbortSignal): void {
  const window = element.ownerDocument.defaultView as Window;
  const drop = createDrop(element, surface);
  let press: Press | null = null;
  let wasDragged = false;
  const end = (): void => {
    if (press === null) return;
    window.clearTimeout(press.timer);
    press.button.classList.remove("is-dragging");
    wasDragged = press.isDragging;
    press = null;
    drop.hide();
  };
  const rested = (): void => {
    if (press === null) return;
    press.isReady = true;
    hold(press);
  };
  const listen = <K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (event: HTMLElementEventMap[K]) => void,
  ): void => {
    element.addEventListener(type, listener, { signal, passive: false });
  };

  listen("pointerdown", (event) => {
    const id = surface.idOf(event.target);
    // A press on a title must not pan the plot under it.
    event.stopPropagation();
    end();
    wasDragged = false;
    if (id === undefined || event.button !== 0 || !event.isPrimary) return;
    const isFinger = event.pointerType === "touch";
    const timer = isFinger ? window.setTimeout(rested, REST) : 0;
    const button = event.target as HTMLElement;
    // The pointer may leave the title during the drag.
    button.setPointerCapture(event.pointerId);
    press = {
      id,
      button,
      pointerId: event.pointerId,
      from: event.clientY,
      y: event.clientY,
      timer,
      isReady: !isFinger,
      isDragging: false,
    };
  });
  listen("pointermove", (event) => {
    if (press === null || event.pointerId !== press.pointerId) return;
    press.y = event.clientY;
    if (!press.isDragging && Math.abs(press.y - press.from) < LEAST) return;
    press.isDragging = press.isReady;
    if (!press.isReady) {
      end();
      return;
    }
    hold(press);
    drop.show(press);
  });
  listen("pointerup", (event) => {
    const { id, isDragging } = press ?? { id: "", isDragging: false };
    end();
    if (isDragging) surface.move(id, dropAt(element, surface.groups(), { id, y: event.clientY }).place);
  });
  listen("pointercancel", end);
  listen("keydown", (event) => {
    if (event.key === "Escape") end();
  });
  // A finger that drags neither scrolls nor opens a menu.
  for (const type of ["touchmove", "contextmenu"] as const)
    listen(type, (event) => {
      if (press?.isReady === true && event.cancelable) event.preventDefault();
    });
  // A click must not reach the plot under a title.
  listen("click", (event) => {
    const id = surface.idOf(event.target);
    event.stopPropagation();
    if (id !== undefined && !wasDragged) surface.toggle(id);
    wasDragged = false;
  });
  listen("dblclick", (event) => event.stopPropagation());
  signal.addEventListener("abort", end, { once: true });
}

/**
 * Focuses the button of a dragged group. Without the focus, a title that is out of sight may be
 * removed from the page.
 */
function hold({ button }: Press): void {
  button.classList.add("is-dragging");
  button.focus({ preventScroll: true });
}

/** px at the top and bottom of the visible part in which a drag makes the timeline scroll. */
const EDGE = 32;
/**
 * px a second of scrolling for each px that the pointer is inside that edge or beyond it, and the
 * greatest speed.
 */
const SPEED = 12;
const MOST = 900;

/** Line that shows where a dragged group would be dropped. */
interface Drop {
  /** Shows the line. While the pointer is at an edge, the timeline scrolls under it. */
  show(dragged: Dragged): void;
  hide(): void;
}

/** A dragged group, and the position of the pointer in px of the viewport. */
type Dragged = Pick<Press, "id" | "y">;

/** Creates the line. At the end of the timeline's scroll range the page scrolls. */
function createDrop(element: HTMLElement, { groups }: Pick<Surface, "groups">): Drop {
  const window = element.ownerDocument.defaultView as Window;
  const scroller = element.closest<HTMLElement>(".samarkand-scroller") ?? element;
  const line = createElement(element.ownerDocument, "div", "samarkand-drop");
  let dragged: Dragged | null = null;
  let [frame, last, rest] = [0, 0, 0];
  const draw = (): void => {
    if (dragged === null) return;
    line.style.setProperty("top", `${dropAt(element, groups(), dragged).y}px`);
    if (line.parentNode === null) element.append(line);
  };
  const scroll = (px: number): void => {
    const { top, bottom } = scroller.getBoundingClientRect();
    const { scrollTop } = scroller;
    scroller.scrollTop += px;
    if (scroller.scrollTop === scrollTop && (px < 0 ? top < 0 : bottom > window.innerHeight))
      window.scrollBy(0, px);
    // Other groups are under the pointer now.
    draw();
  };
  const beyondEdge = (): number => (dragged === null ? 0 : beyond(scroller, dragged.y, window));
  const step = (now: number): void => {
    const by = beyondEdge();
    rest += (clamp(by * SPEED, -MOST, MOST) * (now - last)) / 1_000;
    last = now;
    // Most browsers scroll by whole px.
    const whole = Math.trunc(rest);
    rest -= whole;
    if (whole !== 0) scroll(whole);
    frame = by === 0 ? 0 : window.requestAnimationFrame(step);
  };
  return {
    show(now) {
      dragged = now;
      draw();
      if (frame !== 0 || beyondEdge() === 0) return;
      [last, rest] = [window.performance.now(), 0];
      frame = window.requestAnimationFrame(step);
    },
    hide() {
      dragged = null;
      window.cancelAnimationFrame(frame);
      frame = 0;
      line.remove();
    },
  };
}

/**
 * Returns the position among its siblings at which a group would be dropped, and the px of that
 * place from the top of all titles.
 */
function dropAt(
  element: HTMLElement,
  groups: readonly GroupInfo[],
  { id, y }: Dragged,
): { place: number; y: number } {
  const all = element.getBoundingClientRect();
  const blocks = boxesOf(siblingsOf(groups, id), element);
  const own = blocks.findIndex((block) => block.id === id);
  const others = blocks.filter((_, index) => index !== own);
  const place = others.filter(({ top, bottom }) => (top + bottom) / 2 < y).length;
  const edge =
    place === own ? blocks[own]?.top : place < others.length ? others[place]?.top : others.at(-1)?.bottom;
  return { place, y: (edge !== undefined && Number.isFinite(edge) ? edge : y) - all.top };
}

/**
 * Returns the boxes of groups in px of the viewport. With many groups, most that are out of sight
 * are not in the page: they count as having no height, below the group before them.
 */
function boxesOf(
  blocks: readonly (readonly GroupInfo[])[],
  element: HTMLElement,
): { id: string | undefined; top: number; bottom: number }[] {
  const boxes = new Map(
    [...element.querySelectorAll<HTMLElement>("[data-group-id]")].map((head) => [
      head.dataset["groupId"],
      head.parentElement?.getBoundingClientRect(),
    ]),
  );
  let last = -Infinity;
  return blocks.map((block) => {
    const found = block.flatMap(({ id }) => boxes.get(id) ?? []);
    const [top, bottom] =
      found.length === 0
        ? [last, last]
        : [Math.min(...found.map((box) => box.top)), Math.max(...found.map((box) => box.bottom))];
    last = bottom;
    return { id: block[0]?.id, top, bottom };
  });
}

/** Returns a group and its siblings, each with all groups shown inside it. */
function siblingsOf(groups: readonly GroupInfo[], id: string): GroupInfo[][] {
  const at = groups.findIndex((group) => group.id === id);
  const depth = groups[at]?.depth ?? 0;
  let blocks: GroupInfo[][] = [];
  for (const [index, group] of groups.entries()) {
    if (group.depth > depth) blocks.at(-1)?.push(group);
    else if (group.depth === depth) blocks.push([group]);
    else if (index < at) blocks = [];
    else break;
  }
  return blocks;
}

/**
 * Returns the px by which a point is above (negative) or below the inner part of what is visible.
 * That part begins below the axis, which stays in sight.
 */
function beyond(scroller: HTMLElement, y: number, { innerHeight }: Window): number {
  const { top, bottom } = scroller.getBoundingClientRect();
  const axis = scroller.firstElementChild?.getBoundingClientRect().bottom ?? top;
  return y - clamp(y, Math.max(0, axis) + EDGE, Math.min(innerHeight, bottom) - EDGE);
}
