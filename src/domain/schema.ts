/** What the schemas of documents and of the catalogue are made of, beside zod itself. */
import { z } from "zod";

export const text = z.string();
/** Text that is not empty. */
export const word = z.string().trim().min(1);
export const optionalText = text.exactOptional();
/** A moment, which compares as text. */
export const moment = z.string();
/** A day, which compares as text. */
export const day = z.string();

/** A list that nobody changes. By its type alone: zod would freeze a copy that nobody reads, at every reading. */
export const list = <Item extends z.ZodType>(item: Item) => z.array(item) as unknown as z.ZodReadonly<z.ZodArray<Item>>;
