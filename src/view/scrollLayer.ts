import { round } from "../plot/base/sceneNode.ts";
import type { SceneNode } from "../plot/base/sceneNode.ts";
import { createSvg, drawScene, sizeSvg } from "./drawScene.ts";

/** A picture that a pan moves within its window, which cuts what is out of sight. */
export interface ScrollLayer {
  readonly element: HTMLElement;
  /** Draws a node of the tag svg: its place and size are those of the picture. */
  draw(node: SceneNode, sight: Sight): void;
  /** Draws other things in the same place. */
  redraw(nodes: readonly SceneNode[]): void;
  /** Moves what was drawn last by so many px. */
  move(by: number): void;
}

/** What of the whole width a window shows, px. */
interface Sight {
  readonly left: number;
  readonly width: number;
  readonly whole: number;
}

/** Builds a window with its picture. */
export function createScrollLayer(document: Document, name: string): ScrollLayer {
  const element = document.createElement("div");
  const svg = createSvg(document, name);
  element.className = "samarkand-window";
  // It scrolls by the timeline alone, and is no stop of the Tab key. What can have the focus may
  // stand between a listbox and its options as a group only.
  element.tabIndex = -1;
  element.setAttribute("role", "group");
  element.append(svg);
  let drawn: readonly SceneNode[] = [];
  /** Where the picture begins, px to the left of the window. */
  let before = 0;
  return {
    element,
    draw({ attributes, children = [] }, { left, width, whole }) {
      // In parts of the whole, which paper may make narrower.
      element.style.setProperty("left", `${(100 * left) / whole}%`);
      element.style.setProperty("width", `${(100 * width) / whole}%`);
      before = round(left) - Number(attributes.x);
      sizeSvg(svg, Number(attributes.width), Number(attributes.height), -before);
      drawn = children;
      drawScene(svg, children);
    },
    redraw(nodes) {
      if (nodes === drawn) return;
      drawn = nodes;
      drawScene(svg, nodes);
    },
    move(by) {
      // As the browser scrolls, which it does without painting or laying out anything anew, unlike
      // a transform (Chromium 147).
      element.scrollLeft = before - by;
    },
  };
}
