import { quote } from "../base/quote.ts";
import type { Problem } from "./records.ts";

type Fault = Omit<Problem, "index">;
type TypeName = "string" | "number" | "boolean";
interface TypeOf {
  string: string;
  number: number;
  boolean: boolean;
}

/**
 * Reads the fields of one record of any origin; what is wrong is thrown as a fault and becomes a
 * `Problem`.
 */
export interface FieldReader {
  /** The value as it stands. */
  raw(name: string): unknown;
  required<T extends TypeName>(name: string, type: T): TypeOf[T];
  /** Absent, `undefined` and `null` are the same. */
  optional<T extends TypeName>(name: string, type: T): TypeOf[T] | undefined;
  oneOf<T extends string>(name: string, values: readonly T[], fallback: T): T;
  fault(field: string, value: unknown, reason: string): Fault;
  /** What a thrown value says about this record. */
  faultOf(error: unknown): Fault;
}

class FieldFault extends Error {
  readonly fault: Fault;
  constructor(fault: Fault) {
    super(fault.reason);
    this.fault = fault;
  }
}

/**
 * A reader of `record`, which may be anything at all: a getter that throws is a fault like any
 * other.
 */
export function fieldReader(record: unknown): FieldReader {
  const fault = (field: string, value: unknown, reason: string): Fault => ({
    id: idOf(record),
    field,
    value,
    reason,
  });
  const raw = (name: string): unknown => {
    if (typeof record !== "object" || record === null)
      throw new FieldFault(fault("record", record, `a record is an object, this is ${quote(record)}`));
    return (record as Record<string, unknown>)[name];
  };
  const optional = <T extends TypeName>(name: string, type: T): TypeOf[T] | undefined => {
    const value = raw(name);
    if (value === undefined || value === null) return undefined;
    if (typeof value === type && !Number.isNaN(value)) return value as TypeOf[T];
    throw new FieldFault(fault(name, value, `${name} is ${quote(value)}, expected a ${type}`));
  };
  return {
    raw,
    optional,
    required(name, type) {
      const value = optional(name, type);
      if (value === undefined)
        throw new FieldFault(fault(name, undefined, `${name} is missing, expected a ${type}`));
      return value;
    },
    oneOf(name, values, fallback) {
      const value = optional(name, "string") ?? fallback;
      const found = values.find((one) => one === value);
      if (found === undefined)
        throw new FieldFault(
          fault(name, value, `${name} is ${quote(value)}, expected one of ${values.map(quote).join(", ")}`),
        );
      return found;
    },
    fault,
    faultOf(error) {
      try {
        if (error instanceof FieldFault) return error.fault;
        return fault(
          "record",
          record,
          `the record could not be read: ${error instanceof Error ? error.message : quote(error)}`,
        );
      } catch {
        // What a hostile getter throws may itself throw when it is looked at.
        return fault("record", record, "the record could not be read");
      }
    },
  };
}

function idOf(record: unknown): string | undefined {
  try {
    const id: unknown = (record as { id?: unknown } | null)?.id;
    return typeof id === "string" ? id : undefined;
  } catch {
    return undefined;
  }
}
