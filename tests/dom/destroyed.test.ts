import { expect, test } from "vitest";
import { createDetails } from "../../src/entries/details.ts";
import { createGroups } from "../../src/entries/groups.ts";
import { createTimeline, type EventRecord, type Timeline } from "../../src/entries/index.ts";
import { createKinds } from "../../src/entries/kinds.ts";

const frame = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        resolve();
      }),
    );
  });

/** Returns a timeline that was used and is destroyed. */
async function used(): Promise<Timeline> {
  const [container, place] = [document.createElement("div"), document.createElement("div")];
  document.body.append(container, place);
  const events: EventRecord[] = [
    { id: "a", title: "قمة سمرقند", start: "2022-09-15", group: "g", kind: "summit" },
  ];
  const timeline = createTimeline(container, {
    events,
    groups: [{ id: "g", title: "ג" }],
    locale: "ar-EG",
    overview: true,
    controls: true,
  });
  const panels = [createDetails(place, timeline), createKinds(place, timeline), createGroups(timeline)];
  timeline.setSelection(["a"]);
  await timeline.search.run("قمة");
  await frame();
  timeline.destroy();
  for (const panel of panels) panel.destroy();
  await frame();
  expect([container.childNodes.length, place.childNodes.length]).toEqual([0, 0]);
  return timeline;
}

test("destroy: later, each method answers as that of a timeline without events, changes nothing and throws nothing", async () => {
  const timeline = await used();
  const view = timeline.getView();
  expect(view.start).toBeLessThan(view.end);
  const calls: Readonly<
    Record<Exclude<keyof Timeline, "destroy">, readonly [call: () => unknown, answer: unknown]>
  > = {
    element: [() => timeline.element.childNodes.length, 0],
    addLayer: [() => timeline.addLayer({ name: "a", render: () => undefined })(), undefined],
    timeDirection: [() => timeline.timeDirection, "ltr"],
    problems: [() => timeline.problems, []],
    ready: [() => timeline.ready, Promise.resolve()],
    update: [
      () => {
        timeline.update({ theme: "dark", events: [{ id: "b", title: "b", start: 0 }] });
      },
      undefined,
    ],
    getView: [() => timeline.getView(), view],
    setView: [
      () => {
        timeline.setView({ start: "2020", end: "2021" });
      },
      undefined,
    ],
    fit: [
      () => {
        timeline.fit();
      },
      undefined,
    ],
    reveal: [
      () => {
        timeline.reveal("a");
      },
      undefined,
    ],
    zoomBy: [
      () => {
        timeline.zoomBy(2);
      },
      undefined,
    ],
    format: [
      () => [timeline.format.date("a"), timeline.format.describe("a"), timeline.format.number(7)],
      ["", null, ""],
    ],
    getEvent: [() => timeline.getEvent("a"), undefined],
    getEventIds: [() => timeline.getEventIds(), []],
    nextEvent: [() => timeline.nextEvent(null), null],
    previousEvent: [() => timeline.previousEvent(null), null],
    getKinds: [() => timeline.getKinds(), []],
    getSelection: [() => timeline.getSelection(), []],
    getGroups: [() => timeline.getGroups(), []],
    setCollapsed: [
      () => {
        timeline.setCollapsed("g", true);
      },
      undefined,
    ],
    moveGroup: [
      () => {
        timeline.moveGroup("g", 0);
      },
      undefined,
    ],
    search: [
      async () => [
        timeline.search.query,
        await timeline.search.run("قمة"),
        timeline.search.next(),
        timeline.search.previous(),
        await timeline.search.show("next"),
      ],
      ["", 0, null, null, null],
    ],
    load: [
      () =>
        Promise.all([
          timeline.load.event("a"),
          timeline.load.ids(),
          timeline.load.next(null),
          timeline.load.previous(null),
        ]),
      [undefined, [], null, null],
    ],
    setSelection: [
      () => {
        timeline.setSelection(["a"]);
      },
      undefined,
    ],
    on: [
      () =>
        timeline.on("change", () => {
          throw new Error("told");
        })(),
      undefined,
    ],
    toHash: [() => timeline.toHash(), ""],
    fromHash: [() => timeline.fromHash("view=0_1000"), false],
    applyTheme: [
      () => {
        timeline.applyTheme(document.createElement("div"));
      },
      undefined,
    ],
    getScale: [
      () => {
        const x = timeline.getScale();
        return [x.range(), x.tickFormat()(0)];
      },
      [[0, 0], ""],
    ],
    getPlot: [() => timeline.getPlot(), { x: 0, y: 0, width: 0, height: 0 }],
    getBox: [() => timeline.getBox("a"), null],
    getBand: [() => timeline.getBand("g"), null],
    toSVG: [() => timeline.toSVG().startsWith("<svg "), true],
  };
  for (let round = 0; round < 2; round += 1)
    for (const [name, [call, answer]] of Object.entries(calls))
      expect(await call(), name).toEqual(await answer);
  timeline.destroy();
  await frame();
  expect(timeline.getView()).toEqual(view);
});
