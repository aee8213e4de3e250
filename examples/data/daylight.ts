import type { Layer } from "samarkand";
import { createSeries } from "samarkand/series";

type Language = "ar" | "en";

/** Degrees: latitude of Samarkand. */
const LATITUDE = 39.65;
/** Degrees: tilt of the Earth's axis. */
const TILT = 23.44;
const DAY = 86_400_000;
const RADIANS = Math.PI / 180;

/**
 * Returns the hours from sunrise to sunset in Samarkand, from the place of the sun alone: the air,
 * which bends its light, adds some minutes.
 */
function hoursOfDay(day: number): number {
  const year = new Date(day).getUTCFullYear();
  // The sun stands lowest at noon ten days before the year ends.
  const angle = (2 * Math.PI * ((day - Date.UTC(year, 0, 1)) / DAY + 11)) / 365.25;
  const declination = -TILT * Math.cos(angle) * RADIANS;
  return (24 / Math.PI) * Math.acos(-Math.tan(LATITUDE * RADIANS) * Math.tan(declination));
}

/** Each day of the years around the report, as "2022-09-15". */
const days = Array.from({ length: 4 * 365 + 1 }, (_, index) =>
  new Date(Date.UTC(2019, 0, 1) + index * DAY).toISOString().slice(0, 10),
);

const known = new Map<Language, readonly Layer[]>();

/** Returns the hours of daylight in Samarkand, day by day, as layers in a band of their own. */
export function daylight(language: Language): readonly Layer[] {
  const made =
    known.get(language) ??
    createSeries({
      name: "daylight",
      title: language === "ar" ? "ضوء النهار في سمرقند" : "Daylight in Samarkand",
      unit: language === "ar" ? " س" : " h",
      data: days,
      x: (day) => day,
      y: (day) => Math.round(10 * hoursOfDay(Date.parse(day))) / 10,
      height: 110,
    });
  known.set(language, made);
  return made;
}
