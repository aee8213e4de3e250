import { textDirection } from "../../base/direction.ts";
import type { FigureTexts } from "../../options/resolveOptions.ts";
import { balanceText } from "../base/fitText.ts";
import { round, type SceneNode, textNode } from "../base/sceneNode.ts";
import type { Picture } from "../picture/picture.ts";

/** Nodes from their own origin (0, 0), and their height with the room around them, in px. */
interface Block {
  readonly nodes: readonly SceneNode[];
  readonly height: number;
}

/** Texts of a figure: title and subtitle above the axis, the caption under everything. */
export interface FigureNodes {
  readonly above: Block;
  readonly below: Block;
}

/** A text and its look; sizes and distances are those of the stylesheet. */
interface Look {
  readonly name: Exclude<keyof FigureTexts, "headingLevel">;
  /** px: size of the font. */
  readonly size: number;
  /** Height of a line, in sizes of the font. */
  readonly leading: number;
  /** px before the text. */
  readonly gap: number;
}

/** Size of the title, in sizes of the titles of groups. */
const TITLE = 22 / 15;

/**
 * Parts of the width that lines of bold and of other letters fill where widths are estimated:
 * letters of DejaVu Sans are as much wider.
 */
const [BOLD, REGULAR] = [0.87, 0.96];

/**
 * Draws the texts of a figure in the colours and sizes of the theme, broken into lines. All of them
 * begin at the start side of the picture, in line with the titles of groups, whatever direction
 * each has. `isEstimated`: the widths of texts are not exact.
 */
export function figureNodes(picture: Picture, isEstimated = false): FigureNodes {
  const { figure, label, direction, theme } = picture.options;
  const { titleSize, noteSize, spineWidth } = theme.light;
  const edge = spineWidth + 12;
  const blockOf = (looks: readonly Look[], after: number): Block => {
    const nodes: SceneNode[] = [];
    let top = 0;
    for (const { name, size, leading, gap } of looks) {
      const text = figure[name];
      const [weight, share] = name === "title" ? [700, BOLD] : [400, REGULAR];
      const room = (picture.plot.whole - 2 * edge) * (isEstimated ? share : 1);
      const lines = balanceText(text, room, (line) => picture.measure(line, { size, weight }));
      if (lines.length > 0) top += gap;
      for (const line of lines) {
        const node = textNode({
          key: `${name}-${nodes.length}`,
          className: `samarkand-${name}`,
          text: line,
          x: picture.chrome.x(edge),
          y: top + (size * leading) / 2,
          side: picture.chrome.after,
          font: { family: "", size, weight },
          fill: name === "caption" ? "muted" : "ink",
          fallback: textDirection(text, direction),
          fixed: true,
          // The name of the picture says the same.
          more: name === "title" && text === label ? { "aria-hidden": "true" } : {},
        });
        nodes.push(node);
        top += size * leading;
      }
    }
    return { nodes, height: nodes.length === 0 ? 0 : Math.ceil(top + after) };
  };
  const title: Look = { name: "title", size: round(titleSize * TITLE), leading: 1.3, gap: 12 };
  const gap = figure.title === "" ? 12 : 4;
  return {
    above: blockOf([title, { name: "subtitle", size: titleSize, leading: 1.4, gap }], 16),
    below: blockOf([{ name: "caption", size: noteSize, leading: 1.5, gap: 8 }], 12),
  };
}
