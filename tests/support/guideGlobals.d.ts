/**
 * Names that the code blocks of README.md and of the guide may use without declaring them: the
 * timeline of the page, its element, and what it shows. A block that declares one of them itself
 * has its own. All else stands in the block.
 */

/** What `createTimeline` returned. */
declare const timeline: import("samarkand").Timeline;
/** The element in the page that has the timeline. */
declare const container: HTMLElement;
/** The records that the timeline shows. */
declare const events: readonly import("samarkand").EventRecord[];

/** Stylesheets, which the build declares; tests/package.test.ts checks its declarations. */
declare module "samarkand/style.css";
declare module "samarkand/panels.css";
