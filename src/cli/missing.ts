/** What is missing for anybody to work with what a program of the command line has just loaded or read. */
import type { Organization } from "../app/ports.ts";
import { judgePeople } from "../checks/settings.ts";
import { readPeople } from "../config.ts";
import type { Terminal } from "./terminal.ts";
import { errorMessage } from "../domain/error-message.ts";

/** Says it on the side: no manager or an odd one, no Partner ID. Managers who were added in the chat count. */
export async function tellMissing(terminal: Terminal, organization: Organization): Promise<void> {
  let people;
  try {
    people = readPeople(terminal.env);
  } catch (error) {
    terminal.complain(`Note: ${errorMessage(error)}`);
    return;
  }
  const added = (await organization.settings.get("settings"))?.managers ?? [];
  for (const { outcome, found, todo = "" } of judgePeople({ ...people, added })) {
    if (outcome === "warning") terminal.complain(`Note: ${found} ${todo}`);
  }
}
