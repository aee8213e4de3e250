import type { CDPSession, Page } from "playwright-core";
import type { AxNode, Platform } from "./platform.ts";

const sessions = new WeakMap<Page, Promise<CDPSession>>();

/** Returns the session of the developer tools for a page. */
function devTools(page: Page): Promise<CDPSession> {
  const session = sessions.get(page) ?? page.context().newCDPSession(page);
  sessions.set(page, session);
  return session;
}

const askTree = (session: CDPSession) => session.send("Accessibility.getFullAXTree");
const askDocument = (session: CDPSession) => session.send("DOM.getDocument", { depth: -1, pierce: true });
type Told = Awaited<ReturnType<typeof askTree>>["nodes"][number];
type Element = Awaited<ReturnType<typeof askDocument>>["root"];

export const chromiumPlatform: Platform = {
  async axTree(page) {
    const session = await devTools(page);
    const [{ nodes }, { root }] = [await askTree(session), await askDocument(session)];
    const elements = new Map(descendants(root).map((element) => [element.backendNodeId, element]));
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    const read = (node: Told): AxNode[] => {
      const children = (node.childIds ?? []).flatMap((id) => read(byId.get(id) as Told));
      return node.ignored ? children : [axNode(node, elements.get(node.backendDOMNodeId ?? -1), children)];
    };
    const tree = nodes.slice(0, 1).flatMap(read)[0];
    if (tree === undefined) throw new Error("Chromium tells of no document.");
    return tree;
  },

  async touch(page, what, fingers) {
    const type = ({ down: "touchStart", move: "touchMove", up: "touchEnd" } as const)[what];
    await (
      await devTools(page)
    ).send("Input.dispatchTouchEvent", {
      type,
      touchPoints: fingers.map(({ x, y, id = 0 }) => ({ x, y, id })),
    });
  },

  async pen(page, what, { x, y }) {
    const type = ({ down: "mousePressed", move: "mouseMoved", up: "mouseReleased" } as const)[what];
    const buttons = what === "up" ? 0 : 1;
    await (
      await devTools(page)
    ).send("Input.dispatchMouseEvent", {
      type,
      x,
      y,
      button: "left",
      buttons,
      clickCount: 1,
      pointerType: "pen",
    });
  },

  async countAlive(page) {
    const session = await devTools(page);
    // Collects garbage three times: objects freed by one collection may have been holding others.
    for (let time = 0; time < 3; time += 1) await session.send("HeapProfiler.collectGarbage");
    const { usedSize, backingStorageSize } = await session.send("Runtime.getHeapUsage");
    const { nodes, jsEventListeners } = await session.send("Memory.getDOMCounters");
    return { bytes: usedSize + backingStorageSize, nodes, listeners: jsEventListeners };
  },
};

function descendants(element: Element): Element[] {
  return [
    element,
    ...(element.children ?? []).flatMap(descendants),
    ...(element.shadowRoots ?? []).flatMap(descendants),
  ];
}

function axNode(node: Told, element: Element | undefined, children: readonly AxNode[]): AxNode {
  const properties = new Map<string, unknown>(node.properties?.map(({ name, value }) => [name, value.value]));
  const attribute = (name: string): string | undefined => {
    const index = (element?.attributes ?? []).findIndex((text, at) => at % 2 === 0 && text === name);
    return index < 0 ? undefined : element?.attributes?.[index + 1];
  };
  const yes = (name: string): boolean | undefined =>
    properties.has(name) ? String(properties.get(name)) === "true" : undefined;
  const whole = (value: unknown): number | undefined => (value === undefined ? undefined : Number(value));
  const role = String(node.role?.value);
  const roles: Record<string, string> = { RootWebArea: "document", StaticText: "text" };
  return {
    role: roles[role] ?? role,
    name: String(node.name?.value ?? ""),
    id: attribute("id") ?? "",
    isFocusable: yes("focusable") ?? false,
    isFocused: yes("focused") ?? false,
    isDisabled: yes("disabled") ?? false,
    ...defined({
      isSelected: yes("selected"),
      isChecked: yes("checked"),
      isPressed: yes("pressed"),
      isExpanded: yes("expanded"),
      // The developer tools do not report these two values, so they are read from the element's
      // attributes.
      posInSet: whole(attribute("aria-posinset")),
      setSize: whole(attribute("aria-setsize")),
      level: whole(properties.get("level")),
    }),
    // The children of a text are the boxes of its single lines.
    children: role === "StaticText" ? [] : children,
  };
}

const defined = <T extends object>(values: { [K in keyof T]: T[K] | undefined }): Partial<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
