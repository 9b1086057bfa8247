/** What a file leaves open, asked before anything of it is written. */
import { reportKinds, reportNames, type ReportKind } from "../../domain/imports/imports.ts";
import { button, press, type FileAnswer } from "../kit/actions.ts";
import type { Card } from "../kit/render.ts";
import { name, nothing, plain, shown, text } from "../kit/text.ts";
import { optionsCard, type Options } from "./choose.ts";
import { fittingForm, type FormFacts } from "./form.ts";

/** One question with a few answers, each a row. */
export type ImportQuestionFacts = {
  /** Id under which the file is kept, and its name. */
  file: { id: string; name: string };
  says: FileAnswer;
  question: string;
  why: string;
  answers: readonly { is: string; title: string; sub?: string | undefined }[];
};

/** Answers listed; a workbook with more sheets is saved as one of them. */
const listed = 12;

export function importQuestion({ file, says, question, why, answers }: ImportQuestionFacts): Options {
  return {
    summary: `${file.name}: ${question}`,
    title: text(question, 140),
    context: shown`${text(file.name, 60)} · ${text(why, 500)} Nothing has changed yet.`,
    rows: answers.map(({ is, title, sub }) => ({
      name: name(title),
      sub: sub === undefined ? nothing : text(sub, 200),
      press: press("import-as", { file: file.id, says, is }),
      does: title,
    })),
    most: listed,
    beyond: "save the one you mean as a file of its own",
  };
}

export const importQuestionCard = (facts: ImportQuestionFacts): Card => optionsCard(importQuestion(facts));

/** Which export a file is, when its columns do not tell. */
export function whichExportCard(file: ImportQuestionFacts["file"], says: string): Card {
  return importQuestionCard({
    file,
    says: "kind",
    question: "Which export is this?",
    why: says,
    answers: reportKinds.map((kind) => ({ is: kind, title: reportNames[kind] })),
  });
}

export type ColumnsFormFacts = {
  file: ImportQuestionFacts["file"];
  kind: ReportKind;
  header: readonly string[];
  /** Columns that are looked for and were not found, by field; those that must be there first. */
  wanted: readonly { field: string; called: string; required: boolean }[];
  problem?: string | undefined;
};

/** Columns of the file offered; fewer when the card would grow too large. */
export const columnLengths = [80, 40, 20, 10] as const;

/** What the columns of a file are called. @param most columns of the file offered. */
export function columnsForm(
  { file, kind, header, wanted, problem }: ColumnsFormFacts,
  most: number = columnLengths[0],
): FormFacts {
  const choices = header.slice(0, most).map((column, place) => ({
    title: plain(column, 60) || plain(`Column ${place + 1}`),
    value: String(place),
  }));
  return {
    summary: `${file.name}: which column is which?`,
    title: shown`Which column is which?`,
    context: shown`${text(file.name, 60)} · ${text(reportNames[kind])}. I'll remember it for the next file. Nothing has changed yet.`,
    problem,
    fields: wanted.map(({ field, called, required }) => ({
      kind: "choice",
      id: `column-${field}`,
      label: plain(required ? called : `${called} (optional)`, 60),
      placeholder: "Choose a column",
      choices,
      missing: required ? `Choose the column for ${called}.` : undefined,
    })),
    note: header.length <= most ? undefined : shown`Only the first ${most} of its ${header.length} columns are listed.`,
    buttons: [button("Import", press("import-columns", { file: file.id }), { likely: true, takesInputs: true })],
  };
}

export const columnsFormCard = (facts: ColumnsFormFacts): Card =>
  fittingForm(columnLengths, (most) => columnsForm(facts, most));
