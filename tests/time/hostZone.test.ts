import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";
import { createZone } from "../../src/time/zone.ts";
import { bundle } from "../support/bundle.ts";
import { HOST_ZONES } from "../support/hostZone.ts";
import type * as HostZone from "../support/hostZone.ts";
import { allOrFew } from "../support/sweep.ts";

interface Report {
  readonly host: ReturnType<typeof HostZone.hostZone>;
  readonly shown: ReturnType<typeof HostZone.whatIsShown>;
  readonly days: ReturnType<typeof HostZone.movedDays>;
}

const script = `${await bundle("tests/support/hostZone.ts", "hostZone")}
  const report = { host: hostZone.hostZone(), shown: hostZone.whatIsShown(), days: hostZone.movedDays() };
  process.stdout.write(JSON.stringify(report));`;

const reports = new Map<string, Report>();

/**
 * Returns the report of a separate process, because the machine's zone is read when a process
 * starts.
 */
function reportFrom(TZ: string): Report {
  const environment = {
    env: { PATH: process.env.PATH, TZ },
    input: script,
    encoding: "utf8",
    maxBuffer: 100_000_000,
  } as const;
  const report =
    reports.get(TZ) ?? (JSON.parse(execFileSync(process.execPath, ["-"], environment)) as Report);
  reports.set(TZ, report);
  return report;
}

it.each(allOrFew(HOST_ZONES))("host zone: a process runs with TZ=%s", (name) => {
  expect(reportFrom(name).host).toEqual({ name, midnight: createZone(name).toInstant(Date.UTC(2022, 6, 1)) });
});

it.each(allOrFew(HOST_ZONES.slice(1)))(
  "host zone: with TZ=%s, the ticks of seven zones, their labels, dates and pictures equal those with TZ=UTC",
  (name) => {
    const [fromUtc, fromHere] = [reportFrom("UTC").shown, reportFrom(name).shown];
    expect(fromUtc.length).toBeGreaterThan(5_000);
    expect(fromHere.filter((line, index) => line !== fromUtc[index])).toEqual([]);
    expect(fromHere).toHaveLength(fromUtc.length);
  },
);

it.each(allOrFew(HOST_ZONES))(
  "host zone: with TZ=%s, no date without a time is moved by a day in any zone",
  (name) => {
    const { zones, compared, moved, skipped } = reportFrom(name).days;
    expect(moved).toEqual([]);
    expect(zones).toBeGreaterThan(400);
    expect(compared).toBe(24 * zones);
    // Some islands crossed the date line and skipped a day.
    expect(skipped).toContain("Pacific/Apia 2011-12-30");
    expect(skipped.length).toBeLessThan(15);
  },
);
