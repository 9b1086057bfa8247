/** Commands to copy, found in the sentences that tell people to run them. */
import { expect, it } from "vitest";
import { commandsIn, instruction } from "../../../src/cards/kit/commands.ts";

it.each([
  [
    "In the customer's tenant, run az managementpartner create --partner-id 4911112. Then run az managementpartner show and paste its output into this chat",
    ["az managementpartner create --partner-id 4911112", "az managementpartner show"],
  ],
  [
    'Assign it: az role assignment create --assignee <object ID> --role "Support Request Contributor" --scope /subscriptions/50587987-57f2-4554-8e96-8665c5332f7a. Then az managementpartner show.',
    [
      'az role assignment create --assignee <object ID> --role "Support Request Contributor" --scope /subscriptions/50587987-57f2-4554-8e96-8665c5332f7a',
      "az managementpartner show",
    ],
  ],
  [
    "Run az login --tenant 3ceaaf30-8142-48ea-91d9-3080f9b439fc, or az login --tenant <the customer's tenant id>",
    ["az login --tenant 3ceaaf30-8142-48ea-91d9-3080f9b439fc", "az login"],
  ],
  ["Run az managementpartner show, and again az managementpartner show", ["az managementpartner show"]],
  ["Ask Gaz login name; rm -rf /", []],
])("finds in “%s” what is to be run, each once", (sentence, commands) => {
  expect(commandsIn([sentence]).map(({ code }) => code)).toEqual(commands);
});

it.each([
  [60, "Open the page and claim it, tenant …470c. Attach proof. Ask"],
  [50, "Open the page and claim it, tenant …470c"],
  [20, ""],
  [0, ""],
])("says a next step in as many whole sentences as fit in %i characters", (longest, said) => {
  const next = "Open the page and claim it, tenant f7ef2db5-b2ec-4a17-b0cb-b970378b470c. Attach proof. Ask";
  expect(instruction(next, longest)).toBe(said);
});
