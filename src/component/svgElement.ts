const SVG = "http://www.w3.org/2000/svg";

/** An empty picture; texts in it have their own direction. */
export function createSvg(document: Document, name: string): SVGSVGElement {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", name);
  svg.setAttribute("direction", "ltr");
  return svg;
}

/** px */
export function sizeSvg(svg: SVGSVGElement, width: number, height: number): void {
  svg.setAttribute("width", String(width));
  svg.setAttribute("height", String(height));
  // So that a print can make it as narrow as its paper.
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
}
