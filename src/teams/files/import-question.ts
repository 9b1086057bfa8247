/** What a file leaves open, as a card with an answer to press each, and the answers read. The file is kept meanwhile. */
import { z } from "zod";
import {
  columnsFormCard,
  importQuestionCard,
  whichExportCard,
  type ColumnsFormFacts,
  type ImportQuestionFacts,
} from "../../cards/forms/import-question.ts";
import { capital, dateWords } from "../../cards/kit/dates.ts";
import type { FileAnswer } from "../../cards/kit/actions.ts";
import { nameKey } from "../../domain/catalogue/workloads.ts";
import { reportKinds, type ReportKind } from "../../domain/imports/imports.ts";
import { dayOf, type Day } from "../../domain/time/time.ts";
import type { Columns } from "../../reports/csv/columns.ts";
import { isEncoding } from "../../reports/csv/encoding.ts";
import type { FileQuestion } from "../../reports/open.ts";
import { columnsOf } from "../../reports/recognise.ts";
import type { Card, Turn } from "../turn.ts";
import { heldFiles, type HeldFile } from "./held.ts";

/** Keeps the file for the answer; @returns under which id. */
export const holdFile = (turn: Turn, file: HeldFile): string =>
  heldFiles(turn.world).put(turn.organization.id, turn.actor.id, file);

/** The question as a card, each answer a press. */
export function askAboutFile(turn: Turn, file: HeldFile, question: FileQuestion, problem?: string): Card {
  const kept = { id: holdFile(turn, file), name: file.name };
  if (question.kind !== "columns") {
    return importQuestionCard({ file: kept, says: question.kind, ...wordsOf(question, dayOf(turn.now, turn.zone)) });
  }
  const { of: kind, header, says } = question;
  if (kind === undefined) return whichExportCard(kept, says);
  return columnsFormCard({ file: kept, kind, header, wanted: wantedColumns(kind, header), problem });
}

function wordsOf(
  question: Exclude<FileQuestion, { kind: "columns" }>,
  today: Day,
): Pick<ImportQuestionFacts, "question" | "why" | "answers"> {
  switch (question.kind) {
    case "encoding":
      return {
        question: "Which of these looks right?",
        why: "It's in an older encoding, and I can't tell which.",
        answers: question.readings.map(({ encoding: is, name: sub, values }) => ({
          is,
          title: values.join(", "),
          sub,
        })),
      };
    case "sheet":
      return {
        question: "Which sheet?",
        why: "The workbook has several.",
        answers: question.sheets.map((sheet) => ({ is: sheet, title: sheet })),
      };
    case "order":
      return {
        question: `Which day is “${question.example}”?`,
        why: `In the column “${question.column}” none of the dates shows whether the day or the month comes first.`,
        answers: (["day-first", "month-first"] as const).map((is) => ({
          is,
          title: dateWords(question.readings[is], today),
          sub: is === "day-first" ? "The day comes first" : "The month comes first",
        })),
      };
    case "decimals":
      return {
        question: `How much is “${question.example}”?`,
        why: `In the column “${question.column}” none of the numbers shows which sign comes before the decimals.`,
        answers: (["point", "comma"] as const).map((is) => ({ is, title: question.readings[is] })),
      };
  }
}

/** Optional columns that are asked for beside those that must be there. */
const mostOptional = 4;

/** Columns of the kind that the header does not have under any known name, those that must be there first. */
export function wantedColumns(kind: ReportKind, header: readonly string[]): ColumnsFormFacts["wanted"] {
  const names = new Set(header.map(nameKey));
  const columns: Columns = columnsOf[kind];
  const absent = Object.entries(columns)
    .filter(([, column]) => !column.names.some((name) => names.has(nameKey(name))))
    .map(([field, column]) => ({
      field,
      called: capital(column.called ?? column.names[0]),
      required: column.required !== undefined,
    }));
  return [
    ...absent.filter(({ required }) => required),
    ...absent.filter(({ required }) => !required).slice(0, mostOptional),
  ];
}

/** What a card may say of a file, one thing at a time. */
const sayable = z
  .object({
    kind: z.enum(reportKinds),
    encoding: z.string().refine(isEncoding),
    sheet: z.string(),
    order: z.enum(["day-first", "month-first"]),
    decimals: z.enum(["point", "comma"]),
    extent: z.enum(["whole", "part"]),
  } satisfies Record<FileAnswer, z.ZodType>)
  .partial();

/** One thing said of a file, as it is kept; undefined when a card says what no card of ours does. */
export function withAnswer(file: HeldFile, says: FileAnswer, is: string): HeldFile | undefined {
  const read = sayable.safeParse({ [says]: is });
  if (!read.success) return undefined;
  const { extent = file.extent, ...said } = read.data;
  return { ...file, extent, said: { ...file.said, ...said } };
}

/** The file that waited for this answer; undefined when it is not kept any more. */
export const takeFile = (turn: Turn, id: string): HeldFile | undefined =>
  heldFiles(turn.world).take(turn.organization.id, turn.actor.id, id);
