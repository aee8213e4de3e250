import * as d3 from "d3";
import { createTimeline, type Box, type LayerView, type Timeline } from "samarkand";
import { articleEvents, articleGroups } from "./data/article.ts";
import { find } from "./find.ts";
import { kindTitles } from "./kindTitles.ts";

/** Draws an arrow from one event to another; nothing where one of them is not laid out. */
function addArrows(timeline: Timeline, links: readonly (readonly [from: string, to: string])[]): void {
  timeline.addLayer({
    name: "arrows",
    render(g, { getBox }) {
      const boxes = links.flatMap(([from, to]) => {
        const [a, b] = [getBox(from), getBox(to)];
        return a === null || b === null ? [] : [{ id: `${from} ${to}`, a, b }];
      });
      const middle = ({ x, y, width, height }: Box): [number, number] => [x + width / 2, y + height / 2];
      /** Where an arrow meets a box: from below or from above. */
      const edge = ({ a, b }: (typeof boxes)[number]): { x: number; y: number; turn: number } =>
        a.y > b.y
          ? { x: b.x + b.width / 2, y: b.y + b.height, turn: 0 }
          : { x: b.x + b.width / 2, y: b.y, turn: 180 };
      const curve = d3.link(d3.curveBumpY);
      const arrows = d3
        .select(g as SVGGElement)
        .selectAll<SVGGElement, (typeof boxes)[number]>("g")
        .data(boxes, ({ id }) => id)
        .join((enter) => {
          const arrow = enter.append("g");
          arrow.append("path").attr("class", "link");
          arrow.append("path").attr("class", "link-head").attr("d", "M0 0L-4 8L4 8Z");
          return arrow;
        })
        .attr("pointer-events", "none");
      arrows.select(".link").attr("d", (arrow) => {
        const { x, y, turn } = edge(arrow);
        return curve({ source: middle(arrow.a), target: [x, turn === 0 ? y + 8 : y - 8] });
      });
      arrows.select(".link-head").attr("transform", (arrow) => {
        const { x, y, turn } = edge(arrow);
        return `translate(${String(x)} ${String(y)}) rotate(${String(turn)})`;
      });
    },
  });
}

/** Writes a note over a moment, on a line through the plot. */
function addNote(timeline: Timeline, note: { readonly at: string; readonly text: string }): void {
  timeline.addLayer({
    name: "note",
    render(g, { x, plot, direction }: LayerView) {
      const at = x(note.at);
      const root = d3.select(g as SVGGElement).attr("pointer-events", "none");
      root
        .selectAll(".note-line")
        .data([at])
        .join("line")
        .attr("class", "note-line")
        .attr("x1", at)
        .attr("x2", at)
        .attr("y1", plot.y)
        .attr("y2", plot.y + plot.height);
      root
        .selectAll(".note")
        .data([note.text])
        .join("text")
        .attr("class", "note")
        .attr("direction", direction)
        .attr("x", at + (direction === "rtl" ? -6 : 6))
        .attr("y", plot.y + plot.height - 10)
        .text((text) => text);
    },
  });
}

/** Draws the year under the timeline, with a brush that shows the view and sets it. */
function addYear(timeline: Timeline, svg: SVGSVGElement): void {
  const draw = (): void => {
    const plot = timeline.getPlot();
    // A scale of the whole year that runs as the timeline's own does, in its calendar and words.
    const year = timeline.getScale().domain([new Date("2022-01-01"), new Date("2023-01-01")]);
    const [start, end] = year.range();
    const axis = d3.select(svg).selectAll<SVGGElement, number>(".axis").data([0]).join("g");
    axis.attr("class", "axis").attr("transform", "translate(0 30)").call(d3.axisBottom<Date>(year).ticks(12));
    const { start: from, end: to } = timeline.getView();
    const brush = d3
      .brushX<number>()
      .extent([
        [Math.min(start, end), 0],
        [Math.max(start, end), 30],
      ])
      .on("end", ({ selection, sourceEvent }: d3.D3BrushEvent<number>) => {
        if (sourceEvent === undefined || selection === null) return;
        const [first, last] = (selection as [number, number])
          .map((px) => year.invertMs(px))
          .sort(d3.ascending);
        timeline.setView({ start: first as number, end: last as number });
      });
    const strip = d3.select(svg).selectAll<SVGGElement, number>(".brush").data([0]).join("g");
    const shown = [year(from), year(to)].map((px) => Math.max(plot.x, Math.min(plot.x + plot.width, px)));
    strip.attr("class", "brush").call(brush);
    brush.move(strip, shown.sort(d3.ascending) as [number, number]);
  };
  timeline.on("layout", draw);
  draw();
}

const timeline = createTimeline(find("#d3-timeline", HTMLElement), {
  events: articleEvents("ar"),
  groups: articleGroups("ar"),
  kindTitles: kindTitles("ar"),
  locale: "ar",
  theme: "auto",
  view: { start: "2022-08-29", end: "2022-09-19" },
  maxHeight: 900,
  label: "أحداث الخبر على خط زمني",
});
addArrows(timeline, [
  ["ambassador", "samarkand-meeting"],
  ["putin-confirms", "samarkand-meeting"],
]);
addNote(timeline, { at: "2022-09-15", text: "بعد الخبر بثمانية أيام" });
addYear(timeline, find("#d3-year", SVGSVGElement));
find("pre > code", HTMLElement).textContent = [addArrows, addNote, addYear].map(String).join("\n\n");
