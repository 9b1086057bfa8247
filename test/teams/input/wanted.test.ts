/** What is asked of one customer, from the words alone. */
import { expect, it } from "vitest";
import { asksWhenDue } from "../../../src/teams/input/wanted.ts";

it.each([
  "How many days do I have left for Fabrikam?",
  "when is Fabrikam due?",
  "how long have I got for Fabrikam?",
  "how much time is left for Trey Research?",
  "When does the dispute window close at Fabrikam?",
  "until when can we dispute Fabrikam?",
  "by when do I have to act on Contoso?",
  "is it too late for Fabrikam?",
  "is anything overdue at Fabrikam?",
  "Fabrikam deadline?",
  "when does the time run out at Contoso",
])("asks how much time there is: %j", (text) => expect(asksWhenDue(text)).toBe(true));

it.each([
  "how long has Megan owned Contoso?",
  "how long does Microsoft take at Litware?",
  "when does GDAP end at Wingtip Toys?",
  "when is the review of Contoso due?",
  "until when is my answer valid at Contoso?",
  "when was Exchange approved at Contoso?",
  "who owns Fabrikam?",
])("asks for something else: %j", (text) => expect(asksWhenDue(text)).toBe(false));
