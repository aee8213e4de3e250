import { ref } from "@vue/reactivity";
import { expect, test } from "vitest";
import { createTimeline, type EventRecord, type Timeline } from "samarkand";
import { nextFrame, useContainer } from "../support/inPage.ts";

const events: readonly EventRecord[] = [
  { id: "olympics", title: "أولمبياد بكين", start: "2022-02", kind: "sport" },
  { id: "summit", title: "قمة سمرقند", start: "2022-09-15/2022-09-16", group: "meetings" },
];

const page = useContainer();

const create = (): Timeline =>
  (page.timeline = createTimeline(page.container, {
    events,
    locale: "ar",
    direction: "rtl",
    timeZone: "UTC",
  }));

const wanted = { start: Date.UTC(2022, 8, 1), end: Date.UTC(2022, 9, 1) };

test("a method that is taken out of a timeline works", async () => {
  const timeline = create();
  const { setView, getView, setSelection, getSelection, nextEvent, getEvent, reveal, on } = timeline;
  const { run, show, next } = timeline.search;
  const { date } = timeline.format;
  const told: unknown[] = [];
  on("select", ({ ids }) => told.push(ids));
  setView(wanted, { animate: false });
  setSelection(["summit"]);
  expect([getView(), getSelection()]).toEqual([wanted, ["summit"]]);
  expect([nextEvent("olympics"), getEvent("summit")]).toEqual(["summit", events[1]]);
  expect(await run("سمرقند")).toBe(1);
  expect([next()?.id, (await show("next"))?.id]).toEqual(["summit", "summit"]);
  expect(date("summit")).not.toBe("");
  reveal("olympics", { zoom: true, animate: false });
  await nextFrame();
  expect(told).toEqual([["summit"]]);
  expect(getView().start).toBeLessThan(wanted.start);
});

test("every method works on a timeline in a Vue ref", async () => {
  const timeline = create();
  const { value } = ref(timeline);
  expect(value).not.toBe(timeline);
  value.setView(wanted, { animate: false });
  value.setSelection(["summit"]);
  value.update({ selection: "multiple" });
  await value.search.run("قمة");
  await value.ready;
  expect([value.getView(), value.getSelection(), value.search.query]).toEqual([wanted, ["summit"], "قمة"]);
  expect([value.problems, value.timeDirection, value.search.next()?.id]).toEqual([[], "rtl", "summit"]);
  expect([value.getKinds().length, value.getGroups().length]).toEqual([1, 2]);
  expect([await value.load.ids(), value.format.number(12)]).toEqual([
    ["olympics", "summit"],
    timeline.format.number(12),
  ]);
  value.destroy();
  expect([timeline.getEventIds(), page.container.childElementCount]).toEqual([[], 0]);
});
