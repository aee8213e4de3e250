import type { Drawn } from "../plot/picture/buildScene.ts";
import type { Picture, VisibleState } from "../plot/picture/picture.ts";
import type { Layout, Margin } from "../plot/picture/layout.ts";
import type { TimeRange } from "../time/scale.ts";
import { createZooming } from "./createZooming.ts";
import type { TimelineDom } from "./timelineDom.ts";

/**
 * px that are drawn beyond the view while it is panned, on the side to which it goes and on the
 * other.
 */
const AHEAD = 640;
const BEHIND = 32;

/** What is on the screen. */
export interface Painted {
  readonly layout: Layout;
  /** Where the view begins, in the layout's inline px. */
  readonly offset: number;
}

/** What a hand is doing to the view. */
export type Moving = "pan" | "zoom";

/** Draws states. */
export interface Painter {
  /**
   * What rests is drawn exactly. A pan is drawn by what is there already, as far as it goes, else
   * with more than is in sight; a zoom by the places that things have already, as long as there is
   * room.
   */
  paint(picture: Picture, state: VisibleState, moving: Moving | null): Painted;
}

/** What was drawn with more than is in sight. */
interface Ground extends Drawn {
  readonly picture: Picture;
  readonly state: VisibleState;
  readonly margin: Margin;
  /** px from where the pan began to where this was drawn, forwards in time. */
  readonly at: number;
}

/**
 * Creates what draws on a host. A pan moves what is drawn; where that comes to its end, what
 * follows is joined.
 */
export function createPainter(host: TimelineDom): Painter {
  let ground: Ground | null = null;
  const zooming = createZooming();

  const drawWhole = ({ layout, scene }: Drawn): Painted => {
    ground = null;
    host.draw(scene);
    return { layout, offset: layout.sight.from };
  };

  const drawPan = (picture: Picture, state: VisibleState): Painted => {
    const by = ground === null ? null : pannedBy(ground, picture, state.view);
    if (
      ground !== null &&
      by !== null &&
      isSame(ground.state, state) &&
      -ground.margin.before <= by &&
      by <= ground.margin.after
    )
      return showGround(ground, by);
    const margin =
      by !== null && by < 0 ? { before: AHEAD, after: BEHIND } : { before: BEHIND, after: AHEAD };
    const at = ground === null || by === null ? 0 : ground.at + by;
    ground = { ...picture.panned(state, margin, at), picture, state, margin, at };
    host.draw(ground.scene);
    return showGround(ground, 0);
  };

  const showGround = (now: Ground, by: number): Painted => {
    const { picture, layout, margin, at } = now;
    const offset = margin.before + by;
    host.move(picture.time.x(0) - picture.time.x(at + by), picture.pannedTo(now, offset, at, now.state));
    return { layout, offset };
  };

  return {
    paint(picture, state, moving) {
      const zoomed = zooming(picture, state, moving === "zoom");
      return moving === "pan" ? drawPan(picture, state) : drawWhole(zoomed ?? picture.at(state));
    },
  };
}

/**
 * What passes under the pointer while it is panned by a wheel is not drawn otherwise before that
 * rests.
 */
function isSame(a: VisibleState, b: VisibleState): boolean {
  return (
    a.selection === b.selection &&
    a.focus === b.focus &&
    a.arrangement === b.arrangement &&
    a.isKeyboard === b.isKeyboard &&
    a.matches === b.matches &&
    a.now === b.now &&
    a.slice === b.slice
  );
}

/**
 * px by which a view is panned from what is drawn, forwards in time; `null` where it is no pan of
 * that.
 */
function pannedBy({ picture, state, layout }: Ground, now: Picture, view: TimeRange): number | null {
  const span = state.view.end - state.view.start;
  if (picture !== now || Math.abs((view.end - view.start) / span - 1) > 1e-9) return null;
  return (view.start - state.view.start) / layout.scale.msPerPx;
}
