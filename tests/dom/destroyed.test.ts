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
  timeline.select(["a"]);
  await timeline.search("قمة");
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
    laterSide: [() => timeline.laterSide, "right"],
    problems: [() => timeline.problems, []],
    ready: [() => timeline.ready, Promise.resolve()],
    query: [() => timeline.query, ""],
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
    focus: [
      () => {
        timeline.focus("a");
      },
      undefined,
    ],
    reveal: [
      () => {
        timeline.reveal("a");
      },
      undefined,
    ],
    zoom: [
      () => {
        timeline.zoom(2);
      },
      undefined,
    ],
    dateText: [() => timeline.dateText("a"), ""],
    about: [() => timeline.about("a"), null],
    numberText: [() => timeline.numberText(7), ""],
    record: [() => timeline.record("a"), undefined],
    ids: [() => timeline.ids(), []],
    neighbour: [() => timeline.neighbour(null, "after"), null],
    kinds: [() => timeline.kinds(), []],
    getSelection: [() => timeline.getSelection(), []],
    groups: [() => timeline.groups(), []],
    collapse: [
      () => {
        timeline.collapse("g", true);
      },
      undefined,
    ],
    moveGroup: [
      () => {
        timeline.moveGroup("g", 0);
      },
      undefined,
    ],
    search: [() => timeline.search("قمة"), Promise.resolve(0)],
    match: [() => timeline.match("after"), null],
    showMatch: [() => timeline.showMatch("after"), null],
    select: [
      () => {
        timeline.select(["a"]);
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
    dress: [
      () => {
        timeline.dress(document.createElement("div"));
      },
      undefined,
    ],
    toSVG: [() => timeline.toSVG().startsWith("<svg "), true],
  };
  for (let round = 0; round < 2; round += 1)
    for (const [name, [call, answer]] of Object.entries(calls))
      expect(await call(), name).toEqual(await answer);
  timeline.destroy();
  await frame();
  expect(timeline.getView()).toEqual(view);
});
