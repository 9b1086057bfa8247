/** What a file leaves open, as plain lines for a terminal, with the option that answers it. */
import { columnsOf } from "./recognise.ts";
import type { Question } from "./open.ts";

export function questionLines(question: Question): string[] {
  switch (question.kind) {
    case "encoding":
      return [
        "It's in an older encoding, and I can't tell which. Which of these looks right?",
        ...question.readings.map(
          ({ encoding, name, values }) => `  --encoding ${encoding} (${name}): ${values.join(", ")}`,
        ),
        "Add the option that is right, or save the file as “CSV UTF-8 (comma delimited)”.",
      ];
    case "sheet":
      return [
        "The workbook has several sheets. Add --sheet with the name of one:",
        ...question.sheets.map((sheet) => `  ${sheet}`),
      ];
    case "order":
      return [
        `In the column “${question.column}”, is “${question.example}” the ${question.readings["day-first"]} or the ${question.readings["month-first"]}?`,
        "Add --dates day-first for the former, --dates month-first for the latter.",
      ];
    case "decimals":
      return [
        `In the column “${question.column}”, is “${question.example}” ${question.readings.point} or ${question.readings.comma}?`,
        "Add --decimals point for the former, --decimals comma for the latter.",
      ];
    case "columns": {
      const { of } = question;
      const fields = of === undefined ? "<field>" : Object.keys(columnsOf[of]).join(", ");
      return [
        question.says,
        of === undefined
          ? "If it is one of them, say which with --kind, and what its columns are called with --column."
          : `If they are called otherwise, add --kind ${of} --column <field>=<name of the column>; the fields are ${fields}.`,
      ];
    }
  }
}
