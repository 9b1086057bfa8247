import { fc } from "./properties.ts";

/** Any character there is, and half ones. (fast-check's own `binary` needs a second and a half before its first.) */
export const anyCharacter = fc.integer({ min: 0, max: 0x10ffff }).map((point) => String.fromCodePoint(point));
