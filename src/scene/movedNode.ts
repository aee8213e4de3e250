import { round } from "./round.ts";
import type { SceneContext } from "./sceneContext.ts";
import type { SceneNode } from "./sceneNode.ts";

/** A node in px from a point of its own, which is 0, 0. */
export type LocalNode = Omit<SceneNode, "key">;

/**
 * A node that stands at a point of the plot (inline px). A movement changes nothing but that: the
 * browser lays out no text anew, and with the same `local` and point it is the very same node.
 */
export function movedNode(
  key: string,
  local: LocalNode,
  at: { readonly x: number; readonly y: number },
  { time, kept }: SceneContext,
): SceneNode {
  const transform = `translate(${round(time.x(at.x))} ${round(at.y)})`;
  return kept(local, [transform], () => ({ key, ...local, transform }));
}

/** The context in which what is local is drawn: time runs from 0. */
export function localContext(context: SceneContext): SceneContext {
  return { ...context, time: context.swatch(0) };
}
