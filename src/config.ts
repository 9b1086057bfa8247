/** Every setting the environment can give, read once and handed on in slices. */
import { z } from "zod";
import { isZone, weekdays, type WeeklyMoment } from "./domain/time.ts";

const list = z
  .string()
  .default("")
  .transform((text) =>
    text
      .split(",")
      .map((part) => part.trim().toLowerCase())
      .filter((part) => part !== ""),
  );

/** Reads `Monday 09:00 Europe/Amsterdam`. @returns undefined when it is not of that form. */
export function parseWeeklyMoment(text: string): WeeklyMoment | undefined {
  const match = /^\s*([a-z]+)\s+(?:at\s+)?(\d{1,2})[:.](\d{2})(?:\s+(\S+))?\s*$/i.exec(text);
  if (match === null) return undefined;
  const [, dayName = "", hour = "", minute = "", zone = "Etc/UTC"] = match;
  const day = weekdays.find((name) => name.toLowerCase().startsWith(dayName.toLowerCase()) && dayName.length >= 3);
  if (day === undefined || Number(hour) > 23 || Number(minute) > 59 || !isZone(zone)) return undefined;
  return { day, time: `${hour.padStart(2, "0")}:${minute}`, zone };
}
