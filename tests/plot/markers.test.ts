import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { estimateText } from "../../src/base/measureText.ts";
import { renderToString, type Marker, type TimelineOptions } from "../../src/entries/index.ts";
import type { PlacedMarker } from "../../src/plot/axis/markers.ts";
import { ALL_DIRECTIONS, inBothDirections } from "../support/bothDirections.ts";
import { pictureOf } from "../support/pictures.ts";
import { markersIn } from "../support/recordSets.ts";
import { boxOf, intersect, numberOf, walk } from "../support/sceneWalk.ts";
import { pictureIn, situations } from "../support/situations.ts";
import { runs } from "../support/sweep.ts";

const DAY = 86_400_000;
const stretch = { start: Date.UTC(2022, 0, 1), end: Date.UTC(2023, 0, 1) };

describe.each(ALL_DIRECTIONS)(
  "names of moments, with text in $direction and time in $timeDirection",
  (directions) => {
    it("keep apart from each other and from ticks, and are not cut", () => {
      fc.assert(
        fc.property(situations({ maxLength: 3 }), (situation) => {
          const { scene } = pictureIn(situation, directions).at(situation.view);
          const texts = [...walk(scene.axis, { left: 0, width: scene.width })]
            .filter(({ node }) => node.tag === "text")
            .map(({ node, viewport }) => ({ box: boxOf(node), viewport }));
          const meetings = texts.flatMap((a, index) =>
            texts
              .slice(index + 1)
              .filter((b) => intersect(a.box, b.box))
              .map((b) => [a.box.text, b.box.text]),
          );
          const cut = texts.filter(
            ({ box, viewport }) =>
              box.left < -0.02 ||
              box.right > viewport.width + 0.02 ||
              box.top < 0 ||
              box.bottom > scene.axisHeight,
          );
          expect([...meetings, ...cut.map(({ box }) => box)]).toEqual([]);
        }),
        { numRuns: runs(400) },
      );
    });
  },
);

inBothDirections("named moments", (directions) => {
  const options = (markers: readonly Marker[]): TimelineOptions => ({
    events: [],
    markers,
    locale: "ar",
    timeZone: "UTC",
    ...directions,
  });
  const placed = (markers: readonly Marker[], view = stretch, width = 1000): readonly PlacedMarker[] =>
    pictureOf(options(markers), width).at(view).layout.markers;

  it("keep their place in time during a pan: lines, bands and titles move with time", () => {
    fc.assert(
      fc.property(markersIn(stretch), fc.integer({ min: -400, max: 400 }), (markers, by) => {
        const picture = pictureOf(options(markers), 1000);
        const msPerPx = (stretch.end - stretch.start) / 1000;
        const [before, after] = [0, by].map(
          (px) =>
            picture.at({ start: stretch.start + px * msPerPx, end: stretch.end + px * msPerPx }).layout
              .markers,
        ) as [readonly PlacedMarker[], readonly PlacedMarker[]];
        // Titles near the edges are shortened to the visible part, so only markers away from the
        // edges are compared.
        const inner = ({ x0, x1, title }: PlacedMarker): boolean =>
          x0 > 0 &&
          x1 < 1000 &&
          (title === null || (title.x > 5 && title.x + title.width < 995 && !title.text.endsWith("…")));
        for (const one of before.filter(inner)) {
          const other = after.find(({ key }) => key === one.key);
          if (other === undefined || !inner(other)) continue;
          expect(other.x0).toBeCloseTo(one.x0 - by, 3);
          if (one.title !== null && other.title !== null)
            expect([other.title.text, other.title.before, Math.round(other.title.x + by)]).toEqual([
              one.title.text,
              one.title.before,
              Math.round(one.title.x),
            ]);
          const [room, taken] = [
            1000 - 5 - other.x0,
            estimateText(one.title?.text ?? "", { family: "", size: 13, weight: 500 }),
          ];
          if (one.title !== null && !one.title.before && room > taken + 10)
            expect(other.title?.text).toBe(one.title.text);
        }
      }),
      { numRuns: runs(1000) },
    );
  });

  it("are all drawn at distances over 18 px, and never more than one in 9 px", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { maxLength: 300 }), (places) => {
        const msPerPx = (stretch.end - stretch.start) / 1000;
        const markers = [...new Set(places)].map((px) => ({
          date: Math.round(stretch.start + px * msPerPx),
          title: `قمة ${String(px)}`,
        }));
        const drawn = placed(markers).map(({ marker }) => marker.title);
        expect(drawn.length).toBeLessThanOrEqual(1000 / 9 + 2);
        const all = [...new Set(places)].sort((a, b) => a - b);
        const free = all.filter((px, index) => px - (all[index - 1] ?? -Infinity) > 18.1);
        expect(drawn).toEqual(expect.arrayContaining(free.map((px) => `قمة ${String(px)}`)));
      }),
      { numRuns: runs(1000) },
    );
  });

  it("of a coarse date are bands over its time, lines where that is too short to be seen, and dashed where the date is approximate or uncertain", () => {
    const [month, day, instant] = placed([
      { date: "2022-02", title: "أولمبياد" },
      { date: "2022-06-15", title: "يوم" },
      { date: Date.UTC(2022, 8, 15), title: "قمة" },
    ]);
    expect(
      [month, day, instant].map((one) => (one as PlacedMarker).x1 - (one as PlacedMarker).x0).map(Math.round),
    ).toEqual([Math.round((28 / 365) * 1000), 0, 0]);
    expect(month?.x0).toBeCloseTo((31 / 365) * 1000, 5);
    const svg = (date: string): string =>
      renderToString({
        ...options([{ date, title: "قمة" }]),
        view: { start: "2022", end: "2022" },
        width: 1000,
      });
    expect(svg("2022-02")).toContain("samarkand-marker-band");
    expect(svg("2022-02")).not.toContain("stroke-dasharray");
    for (const doubtful of ["2022-02~", "2022-02-03?"])
      expect(svg(doubtful)).toContain('stroke-dasharray="4 3"');
  });

  it("give each gap to one title: the whole title after its line, otherwise the next one's before its line, otherwise a shortened one", () => {
    const at = (px: number): number =>
      Math.round(stretch.start + px * ((stretch.end - stretch.start) / 1000));
    const long = "قمة منظمة شنغهاي للتعاون في سمرقند";
    const shown = (markers: readonly Marker[]): (string | undefined)[] =>
      placed(markers).map(({ title }) =>
        title === null ? undefined : `${title.before ? "<" : ""}${title.text}`,
      );
    expect(
      shown([
        { date: at(100), title: "قمة" },
        { date: at(300), title: long },
      ]),
    ).toEqual(["قمة", long]);
    expect(
      shown([
        { date: at(300), title: "قمة" },
        { date: at(500), title: long },
        { date: at(530), title: "لقاء" },
      ]),
    ).toEqual(
      ["قمة", expect.stringMatching(/^$|…$/) as string | undefined, "لقاء"].map((one, index) =>
        index === 1 ? undefined : one,
      ),
    );
    expect(
      shown([
        { date: at(100), title: "סמרקנד" },
        { date: at(130), title: "קמה" },
        { date: at(150), title: "פגישה" },
      ])[2],
    ).toBe("פגישה");
    const before = placed([
      { date: at(300), title: long },
      { date: at(320), title: "לקראת" },
    ]).map(({ title }) => title?.before);
    expect(before).toEqual([true, false]);
  });

  it("have role img with title and date as accessible name, in their own language, in a string; an empty list changes nothing", () => {
    const svg = renderToString({
      ...options([{ date: "2022-09-15", title: "פסגה <b>", lang: "he" }]),
      view: { start: "2022", end: "2022" },
      width: 900,
    });
    expect(svg).toMatch(
      /<g class="samarkand-marker" role="img" aria-label="פסגה &#60;b&#62;، [^"]*2022" lang="he">/,
    );
    expect(svg).toMatch(/<text class="samarkand-marker-title"[^>]*direction="ltr"[^>]*>\u2067/);
    const plain = { events: [{ title: "قمة", start: "2022" }], locale: "ar", ...directions, width: 900 };
    expect(renderToString({ ...plain, markers: [] })).toBe(renderToString(plain));
  });

  it("are drawn in the overview too, one in 4 px", () => {
    const markers = Array.from({ length: 500 }, (_, index) => ({
      date: stretch.start + index * DAY * 0.7,
      title: `حدث ${String(index)}`,
    }));
    const { picture } = pictureOf(
      { ...options(markers), events: [{ title: "قمة", start: "2022" }], overview: true },
      800,
    );
    const nodes = picture.overview()?.nodes.filter(({ tag }) => tag === "line") ?? [];
    expect(nodes.length).toBeGreaterThan(150);
    expect(nodes.length).toBeLessThanOrEqual(201);
    expect(new Set(nodes.map(({ key }) => key)).size).toBe(nodes.length);
    // From 1 % of the year on, in the direction of time.
    const at = nodes.map((node) => numberOf(node, "x1"));
    expect(directions.timeDirection === "ltr" ? Math.min(...at) : 800 - Math.max(...at)).toBeCloseTo(
      800 * (0.01 / 1.02),
      0,
    );
  });
});
