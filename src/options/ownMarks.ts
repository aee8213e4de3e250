import { isSame } from "../base/maths.ts";
import { memoizeLast } from "../base/memo.ts";
import { guard, quote } from "../base/platform.ts";
import { isColorText, isSafeImage } from "../base/safeValues.ts";
import type { Model, ModelEvent } from "../model/model.ts";
import type { EventRecord, Problem } from "../model/records.ts";
import { checkType, isPlain } from "./optionChecks.ts";
import type { IsColor } from "./theme.ts";

/**
 * A small picture before the label of an event: a path, one character such as an emoji, or an
 * image. It is a square as high as a line of text. `label` says what it means, for readers who do
 * not see it, and becomes part of the event's accessible name.
 */
export type Icon =
  | {
      /** Data of an SVG path, at most 4,096 characters. What leaves the box is cut off. */
      readonly path: string;
      /** Side of the square in which the path is drawn, in units of the path. @default 24 */
      readonly box?: number;
      /**
       * Colour: "kind" is that of the event, "ink" that of its label. Else any CSS colour.
       * @default "kind"
       */
      readonly fill?: string;
      /** Whether the path is mirrored where the text runs from right to left. @default false */
      readonly mirror?: boolean;
      /** Meaning of the icon, for readers who do not see it. @default none */
      readonly label?: string;
    }
  | {
      /** One character as readers count them: an emoji, or a letter with its accents. */
      readonly text: string;
      /** Meaning of the icon, for readers who do not see it. @default none */
      readonly label?: string;
    }
  | {
      /** Address of the image: http, https, relative, or `data:` of a raster image. */
      readonly href: string;
      /** Whether the image is cut to a circle. @default false */
      readonly round?: boolean;
      /** Meaning of the icon, for readers who do not see it. @default none */
      readonly label?: string;
    };

/** What an application draws for its events, as the options give it. */
export interface MarkOptions {
  readonly icon?: ((record: EventRecord, id: string) => Icon | null) | undefined;
  readonly text?: ((record: EventRecord, id: string) => string | null) | undefined;
}

interface Surroundings {
  readonly report: (error: unknown) => void;
  readonly isColor?: IsColor | undefined;
}

/** Part of an event that a function of the application is asked about. */
type Asked = Pick<ModelEvent, "id" | "title" | "record">;

interface Answer {
  readonly event: Asked;
  readonly icon: Icon | null;
  /** Text of the label; empty: the mark stands without one. */
  readonly text: string;
}

/** A bad answer, before it is known in which row its record is. */
interface Fault {
  readonly event: Asked;
  readonly problem: Omit<Problem, "index">;
}

/** How an answer is read. */
interface Reading<T> {
  /** Returns what an event has where there is no answer, or a bad one. */
  readonly without: (event: Asked) => T;
  readonly read: (value: unknown, fail: (reason: string) => T) => T;
}

/**
 * Number of events whose answers are remembered: more than one screen considers. Beyond them, all
 * are forgotten and asked for again.
 */
const REMEMBERED = 10_000;

/**
 * Returns the marks of an application's own; those of before where its functions are the same, so
 * that no event is asked about twice. Throws an `OptionError` where an option is no function.
 */
export function resolveOwnMarks(
  { icon, text }: MarkOptions,
  surroundings: Surroundings,
  before?: OwnMarks,
): OwnMarks {
  return before?.isFrom({ icon, text }) === true ? before : new OwnMarks({ icon, text }, surroundings);
}

/**
 * Icons and texts that functions of an application give to events. Each function is called once for
 * an event that a layout considers, and never for all events.
 */
export class OwnMarks {
  #given: MarkOptions;
  #ask: (event: Asked) => Omit<Answer, "event">;
  readonly #answers = new Map<string, Answer>();
  /** Whether all answers since the first one are remembered. */
  #isWhole = true;
  readonly #faults = new Map<string, Fault>();
  #found: Fault[] = [];

  constructor(given: MarkOptions, { report, isColor = () => true }: Surroundings) {
    this.#given = given;
    const iconOf = this.#asking<Icon | null>("icon", "an icon", report, {
      without: () => null,
      read(value, fail) {
        const read = value === null ? null : readIcon(value, isColor);
        return typeof read === "string" ? fail(`${read}; the event is drawn without it`) : read;
      },
    });
    const textOf = this.#asking<string>("text", "a text", report, {
      without: ({ title }) => title,
      read(value, fail) {
        if (value === null) return "";
        if (typeof value === "string") return value;
        return fail(`text gives ${quote(value)}, expected a string or null; the title is drawn instead`);
      },
    });
    this.#ask = (event) => ({ icon: iconOf(event), text: textOf(event) });
  }

  /**
   * Returns the function that asks a function of the application about an event. `without`: answer
   * where there is none, or a bad one.
   */
  #asking<T>(
    field: keyof MarkOptions,
    expected: string,
    report: Surroundings["report"],
    { without, read }: Reading<T>,
  ): (event: Asked) => T {
    const own = this.#given[field];
    if (own === undefined) return without;
    checkType(field, own, "function", `a function from a record to ${expected}, or to null`);
    return guard(
      (event: Asked): T => {
        const value: unknown = own(event.record, event.id);
        return read(value, (reason) => {
          const id = event.record.id === undefined ? undefined : event.id;
          const [key, fault] = [`${field} ${event.id}`, { event, problem: { id, field, value, reason } }];
          if (this.#faults.get(key)?.event.record !== event.record) this.#found.push(fault);
          this.#faults.set(key, fault);
          return without(event);
        });
      },
      report,
      without,
    );
  }

  /** Whether these are the marks of some options. */
  isFrom({ icon, text }: MarkOptions): boolean {
    return icon === this.#given.icon && text === this.#given.text;
  }

  icon(event: Asked): Icon | null {
    return this.#given.icon === undefined ? null : this.#answer(event).icon;
  }

  /** Returns the text of an event's label; empty where it has none. */
  text(event: Asked): string {
    return this.#given.text === undefined ? event.title : this.#answer(event).text;
  }

  /**
   * Takes over the functions of other marks, if these answer the same about all events of a model
   * that were asked about; returns whether they do. Then nothing need be laid out again.
   */
  adopt(other: OwnMarks, model: Model): boolean {
    const isSameAnswer = ({ event, ...answer }: Answer): boolean =>
      !isIn(model, event) || isSame(answer, { icon: other.icon(event), text: other.text(event) });
    if (other === this) return true;
    // Without functions no answers are remembered.
    const isAsking = this.#given.icon !== undefined || this.#given.text !== undefined;
    if (!isAsking || !this.#isWhole || ![...this.#answers.values()].every(isSameAnswer)) return false;
    [this.#given, this.#ask] = [other.#given, other.#ask];
    return true;
  }

  /** Returns the problems of the records themselves, then those of their icons and texts. */
  problems(model: Model): Problem[] {
    return [...model.problems, ...problemsOf([...this.#faults.values()], model)];
  }

  /** Returns the problems that were found since the last call. */
  takeFound(model: Model): Problem[] {
    const found = problemsOf(this.#found, model);
    this.#found = [];
    return found;
  }

  #answer(event: Asked): Answer {
    const known = this.#answers.get(event.id);
    if (known?.event.record === event.record) return known;
    if (this.#answers.size >= REMEMBERED) {
      this.#answers.clear();
      this.#isWhole = false;
    }
    const answer = { event, ...this.#ask(event) };
    this.#answers.set(event.id, answer);
    return answer;
  }
}

function isIn(model: Model, { id, record }: Asked): boolean {
  return model.record(id) === record;
}

function problemsOf(faults: readonly Fault[], model: Model): Problem[] {
  return faults
    .filter(({ event }) => isIn(model, event))
    .map(({ event, problem }) => ({ index: model.rowOf(event.id), ...problem }));
}

/** Letters and numbers of a path. Such a text can draw, and nothing else. */
const PATH = /^\s*M[MLHVCSQTAZ\de+\-.,\s]*$/i;
/** Something that can be seen, and not only space or a control character. */
const SEEN = /[^\p{C}\p{Z}]/u;
const segmenter = memoizeLast(() => new Intl.Segmenter("und", { granularity: "grapheme" }));

type Read = Readonly<Record<string, unknown>>;

/** Test of one part of an icon, and what is expected of it. */
type Part = readonly [name: string, is: (value: unknown) => boolean, expected: string];

const isText = (value: unknown): value is string => typeof value === "string";
const isFlag = (value: unknown): boolean => typeof value === "boolean";

/** Returns a copy of an icon, each part read once; or what is wrong with it. */
function readIcon(value: unknown, isColor: IsColor): Icon | string {
  const read: Read = isPlain(value) ? { ...value } : {};
  const ways: Readonly<Record<string, readonly Part[]>> = {
    path: [
      [
        "path",
        (path) => isText(path) && path.length <= 4096 && PATH.test(path),
        "the data of an SVG path, of at most 4096 characters",
      ],
      ["box", (box) => typeof box === "number" && box > 0 && box <= 1e5, "a number from 0 to 100000"],
      [
        "fill",
        (fill) => isText(fill) && (fill === "kind" || fill === "ink" || (isColorText(fill) && isColor(fill))),
        `"kind", "ink" or a CSS colour`,
      ],
      ["mirror", isFlag, "a boolean"],
    ],
    text: [["text", isGrapheme, "one character"]],
    href: [
      ["href", (href) => isText(href) && isSafeImage(href), "http:, https:, relative, or a data: image"],
      ["round", isFlag, "a boolean"],
    ],
  };
  const [way, ...others] = Object.keys(ways).filter((name) => read[name] !== undefined);
  if (way === undefined || others.length > 0)
    return `icon is ${quote(value)}, expected an object with one of path, text and href, or null`;
  const icon: Record<string, unknown> = {};
  for (const [name, is, expected] of [...(ways[way] ?? []), ["label", isText, "a text"] as const]) {
    const part = read[name];
    if (part === undefined) continue;
    if (!is(part)) return `icon.${name} is ${quote(part)}, expected ${expected}`;
    icon[name] = part;
  }
  return icon as unknown as Icon;
}

function isGrapheme(value: unknown): boolean {
  if (!isText(value) || value.length > 40 || !SEEN.test(value)) return false;
  return Array.from(segmenter().segment(value)).length === 1;
}
