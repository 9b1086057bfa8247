/** Short names of workloads that are everyday words or mean something else as well. */
import { expect, it } from "vitest";
import { workloadsNamed } from "../../../../src/teams/input/words/workload-names.ts";
import { readCatalogue } from "../../../../src/workloads.ts";

const known = { catalogue: readCatalogue(), today: "2026-11-26" };

it.each([
  ["exch at Contoso was approved", ["exchange"]],
  ["dfo and exo claims", ["defender-office", "exchange"]],
  ["sp claims", ["sharepoint"]],
  ["how many claims for sp", ["sharepoint"]],
  ["ep approved at Contoso", ["defender-endpoint"]],
  ["the sp of Contoso is linked", []],
  ["their Intune guy called me", []],
  ["the Intune rollout is done", ["intune"]],
  ["they want us to do Sales as well", ["sales"]],
  ["they do sales themselves", []],
  ["went live on Power BI and Sales yesterday", ["power-bi", "sales"]],
  ["they bought 40 Sales licences", ["sales"]],
  ["25 marketing seats", ["marketing"]],
  ["the Sales and Customer Service claims are submitted", ["sales", "customer-service"]],
  ["their Sales and HR people called", []],
  ["we linked an SP with Contributor", []],
])("%j names %j", (text, ids) => expect(workloadsNamed(text, known).map(({ id }) => id)).toEqual(ids));
