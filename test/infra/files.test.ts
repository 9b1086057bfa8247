/** The ways to `infra/bot.json`: Bicep for azd, its parameters, the portal's form, and what azd does around them. */
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { Language, Parser, type Node } from "web-tree-sitter";
import { parse as parseYaml } from "yaml";
import { beforeAll, describe, expect, it } from "vitest";
import type { Template } from "./arm.ts";

const root = resolve(import.meta.dirname, "../..");
const read = (name: string): string => readFileSync(resolve(root, name), "utf8");
const template = JSON.parse(read("infra/bot.json")) as Template;
const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };

describe("main.bicep", () => {
  const source = read("infra/main.bicep");
  let parser: Parser;
  let tree: Node;

  beforeAll(async () => {
    await Parser.init();
    parser = new Parser();
    const grammar = createRequire(import.meta.url).resolve("tree-sitter-bicep/tree-sitter-bicep.wasm");
    parser.setLanguage(await Language.load(grammar));
    tree = parsed(source);
  });

  function parsed(text: string): Node {
    const read = parser.parse(text);
    if (read === null) throw new Error("The parser gave up.");
    return read.rootNode;
  }

  /** A value as JSON has it; expressions in square brackets, as they stand in the template. */
  function valueOf(node: Node): unknown {
    if (node.type === "string") return node.text.slice(1, -1).replaceAll("\\'", "'");
    if (node.type === "number") return Number(node.text);
    if (node.type === "array") return node.namedChildren.map((child) => valueOf(child));
    if (node.type === "object") {
      return Object.fromEntries(
        node.namedChildren.map((property) => {
          const [name, value] = property?.namedChildren ?? [];
          return [name?.text, valueOf(value as Node)];
        }),
      );
    }
    return `[${node.text}]`;
  }

  /** Each parameter as the template declares it. */
  function parameters(): Record<string, unknown> {
    const found: Record<string, unknown> = {};
    let decorations: [string, unknown][] = [];
    for (const node of tree.namedChildren) {
      if (node?.type === "decorators") {
        decorations = node.namedChildren.map((decorator) => {
          const call = decorator?.namedChild(0);
          return [call?.namedChild(0)?.text ?? "", valueOf(call?.namedChild(1)?.namedChild(0) as Node)];
        });
      } else if (node?.type === "parameter_declaration") {
        const [name, type, fallback] = node.namedChildren;
        const { description, allowed, ...limits } = Object.fromEntries(decorations);
        found[name?.text ?? ""] = {
          type: type?.text,
          ...(fallback && { defaultValue: valueOf(fallback) }),
          ...(allowed !== undefined && { allowedValues: allowed }),
          ...limits,
          metadata: { description },
        };
        decorations = [];
      }
    }
    return found;
  }

  it("is Bicep", () => {
    expect(tree.hasError).toBe(false);
    expect(parsed(source.replace("params: {", "params {")).hasError).toBe(true);
  });

  it("takes the template's parameters, with the same words, defaults and limits", () => {
    expect(parameters()).toEqual(template.parameters);
  });

  it("hands every parameter on and every output back", () => {
    const module = tree.namedChildren.find((node) => node?.type === "module_declaration");
    expect(valueOf(module?.namedChild(1) as Node)).toBe("bot.json");
    const { params } = valueOf(module?.namedChild(2) as Node) as { params: Record<string, string> };
    expect(params).toEqual(Object.fromEntries(Object.keys(template.parameters).map((name) => [name, `[${name}]`])));
    const outputs = [...source.matchAll(/^output (\w+) (\w+) = bot\.outputs\.(\w+)$/gm)];
    expect(outputs.map(([, name, type, from]) => [name, type, from])).toEqual(
      Object.entries(template.outputs).map(([name, { type }]) => [name, type, name]),
    );
  });
});

describe("main.parameters.json", () => {
  const { parameters } = JSON.parse(read("infra/main.parameters.json")) as {
    parameters: Record<string, { value: string }>;
  };

  it("lets azd's environment set every parameter, under a name that tells it", () => {
    const named = Object.keys(template.parameters).map((name) => {
      const variable = name === "location" ? "AZURE_LOCATION" : `BOT_${name.replace(/[A-Z]/g, "_$&").toUpperCase()}`;
      return [name, { value: `\${${variable}}` }];
    });
    expect(parameters).toEqual(Object.fromEntries(named));
  });
});

type Element = {
  name: string;
  defaultValue?: string;
  constraints: { required: boolean; regex?: string; allowedValues?: { label: string; value: string }[] };
};

describe("createUiDefinition.json", () => {
  const form = JSON.parse(read("infra/createUiDefinition.json")) as {
    parameters: {
      basics: Element[];
      steps: { name: string; elements: Element[] }[];
      outputs: Record<string, string>;
    };
  };
  const { basics, steps, outputs } = form.parameters;
  const elements = new Map<string, Element>([
    ...basics.map((element) => [`basics('${element.name}')`, element] as const),
    ...steps.flatMap(({ name, elements: each }) =>
      each.map((element) => [`steps('${name}').${element.name}`, element] as const),
    ),
  ]);
  const elementOf = (parameter: string) => {
    const said = (outputs[parameter] ?? "").slice(1, -1);
    return elements.get(/^int\((.*)\)$/.exec(said)?.[1] ?? said);
  };

  it("asks for the template's parameters and hands all of them on", () => {
    const asked = Object.keys(template.parameters);
    expect(Object.keys(outputs)).toEqual(asked);
    const answered = asked.filter((name) => name !== "location").map((name) => elementOf(name)?.name);
    expect(answered).toEqual(asked.filter((name) => name !== "location"));
    expect([...elements.values()].map(({ name }) => name).sort()).toEqual([...answered].sort());
  });

  it.each(Object.entries(template.parameters).filter(([name]) => name !== "location"))(
    "asks for %s as the template wants it",
    (name, { defaultValue: fallback, allowedValues, minValue, maxValue, maxLength }) => {
      const defaultValue = fallback as string | number | undefined;
      const element = elementOf(name);
      if (element === undefined) throw new Error(`${name} is not asked for`);
      const { required, regex, allowedValues: offered } = element.constraints;
      expect(required).toBe(defaultValue === undefined || defaultValue !== "");
      if (allowedValues !== undefined) expect(offered?.map(({ value }) => value)).toEqual(allowedValues.map(String));
      if (minValue !== undefined && maxValue !== undefined) {
        const range = Array.from({ length: maxValue - minValue + 1 }, (_, index) => String(minValue + index));
        expect(offered?.map(({ value }) => value)).toEqual(range);
      }
      const chosen = offered?.find(({ label }) => label === element.defaultValue)?.value ?? element.defaultValue;
      expect(chosen ?? "").toBe(String(defaultValue ?? ""));
      if (regex !== undefined && defaultValue !== undefined) expect(String(defaultValue)).toMatch(new RegExp(regex));
      if (maxLength !== undefined) expect("a".repeat(maxLength + 1)).not.toMatch(new RegExp(regex ?? ""));
    },
  );
});

describe("docs/install.md", () => {
  const install = read("docs/install.md");

  it("lists the template's parameters, with azd's names for them and what they are unless given", () => {
    const rows = [...install.matchAll(/^\| `(\w+)` \| `((?:BOT|AZURE)_\w+)` \| (.*?) \| (.*) \|$/gm)];
    const { parameters } = JSON.parse(read("infra/main.parameters.json")) as {
      parameters: Record<string, { value: string }>;
    };
    const fallback = (value: unknown) => {
      const text = typeof value === "string" ? value : JSON.stringify(value);
      if (value === undefined || text === "") return value === undefined ? "asked" : "none";
      return text.startsWith("[") ? "the resource group's" : `\`${text}\``;
    };
    expect(rows.map(([, name, variable, unless]) => [name, `\${${variable}}`, unless])).toEqual(
      Object.entries(template.parameters).map(([name, { defaultValue }]) => [
        name,
        parameters[name]?.value,
        fallback(defaultValue),
      ]),
    );
    for (const [, name = "", , , says = ""] of rows) {
      const missing = (template.parameters[name]?.allowedValues ?? []).filter((value) => !says.includes(String(value)));
      expect([name, missing]).toEqual([name, []]);
    }
  });

  it("gives parameters, outputs and azd settings that are there", () => {
    const text = install + read("docs/operations.md");
    const given = [...text.matchAll(/"(\w+)": \{ "value"/g)].map((match) => match[1] ?? "");
    expect(given.filter((name) => !Object.hasOwn(template.parameters, name))).toEqual([]);
    expect(given.length).toBeGreaterThan(2);
    const variables = Object.keys(template.parameters).map(
      (name) => `BOT_${name.replace(/[A-Z]/g, "_$&").toUpperCase()}`,
    );
    const others = ["BOT_MANAGERS", "BOT_AUTH", "BOT_HOST", "BOT_PUBLISHER", "BOT_WEBSITE"];
    const known = [...variables, ...Object.keys(template.outputs), ...others];
    const named = [...text.matchAll(/\bBOT_[A-Z_]+\b/g)].map(([name]) => name);
    expect(named.filter((name) => !known.includes(name))).toEqual([]);
  });
});

describe("azure.yaml", () => {
  type Hook = Record<"posix" | "windows", { shell: string; run: string }>;
  const azd = parseYaml(read("azure.yaml")) as {
    services: Record<string, { project: string; host: string; dist: string; hooks: Record<string, Hook> }>;
    hooks: Record<string, Hook>;
  };
  const commands = [...Object.values(azd.hooks), ...Object.values(azd.services["bot"]?.hooks ?? {})].flatMap(
    ({ posix, windows }) => [posix.run, windows.run],
  );

  it("names the site's service, and the folder that a release is made in", () => {
    expect(Object.keys(azd.services)).toEqual([template.resources["site"]?.tags?.["azd-service-name"]]);
    expect(azd.services["bot"]).toMatchObject({ project: ".", host: "appservice", dist: "dist/azure" });
  });

  it("runs programs that are there, with what the template gives", () => {
    expect(commands).toHaveLength(4);
    for (const command of commands) {
      const named = [...command.matchAll(/npm run ([\w:]+)/g)].map((match) => match[1] ?? "");
      expect(named.filter((script) => !Object.hasOwn(scripts, script))).toEqual([]);
      const run = [...command.matchAll(/run\.mjs ([\w/]+)/g)].map((match) => resolve(root, `src/${match[1] ?? ""}.ts`));
      expect(run.filter((program) => !existsSync(program))).toEqual([]);
      expect(named.length + run.length).toBe(command.split(/&&|;/).length - (command.startsWith("npm ci") ? 1 : 0));
      const given = [...command.matchAll(/\$(?:env:)?(\w+)/g)].map((match) => match[1] ?? "");
      const known = [...Object.keys(template.outputs), "AZURE_RESOURCE_GROUP"];
      expect(given.filter((name) => !known.includes(name))).toEqual([]);
    }
  });

  it("does on Windows what it does elsewhere", () => {
    const plain = (command: string) => command.replaceAll("$env:", "$").replaceAll(" && ", "; ");
    for (const { posix, windows } of [
      ...Object.values(azd.hooks),
      ...Object.values(azd.services["bot"]?.hooks ?? {}),
    ]) {
      expect(plain(windows.run)).toBe(plain(posix.run));
    }
  });

  it("leads to a template that is there", () => {
    expect(existsSync(resolve(root, "infra/main.bicep"))).toBe(true);
  });
});
