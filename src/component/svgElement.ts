const SVG = "http://www.w3.org/2000/svg";

/** An empty picture; texts in it have their own direction. */
export function createSvg(document: Document, name: string): SVGSVGElement {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", name);
  svg.setAttribute("direction", "ltr");
  svg.setAttribute("role", "presentation");
  return svg;
}

/** px; `from`: the left edge of what it shows. Written only where it is another one: the browser lays a picture out anew for the same size, too. */
export function sizeSvg(svg: SVGSVGElement, width: number, height: number, from = 0): void {
  // The box is there so that a print can make it as narrow as its paper.
  const values = { width: String(width), height: String(height), viewBox: `${from} 0 ${width} ${height}` };
  for (const [name, value] of Object.entries(values))
    if (svg.getAttribute(name) !== value) svg.setAttribute(name, value);
}
