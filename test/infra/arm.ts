/**
 * Reads an ARM template as Azure Resource Manager does (Microsoft: "Template functions", "Template structure and
 * syntax"): the expressions in it, and what they come to. Only what our template uses; anything else is refused.
 */

/** What an expression is made of. */
export type Expression =
  | { kind: "literal"; value: string | number }
  | { kind: "call"; name: string; args: readonly Expression[] }
  | { kind: "member"; of: Expression; name: string };

export type Resource = {
  type: string;
  apiVersion: string;
  name: string;
  condition?: string;
  scope?: string;
  dependsOn?: readonly string[];
  properties?: Record<string, unknown>;
  tags?: Record<string, string>;
  [other: string]: unknown;
};

type Parameter = {
  type: string;
  defaultValue?: unknown;
  allowedValues?: readonly unknown[];
  minLength?: number;
  maxLength?: number;
  minValue?: number;
  maxValue?: number;
  metadata?: { description?: string };
};

export type Template = {
  parameters: Record<string, Parameter>;
  variables: Record<string, unknown>;
  resources: Record<string, Resource>;
  outputs: Record<string, { type: string; value: string }>;
};

const isExpression = (text: string) => text.startsWith("[") && !text.startsWith("[[") && text.endsWith("]");

/** @throws {Error} saying where it cannot be read. */
function parse(text: string): Expression {
  let at = 1;
  const end = text.length - 1;
  const fail = (wanted: string): never => {
    throw new Error(`${wanted} expected at ${at} of ${text}`);
  };
  const skip = () => {
    while (text[at] === " ") at += 1;
  };
  const take = (mark: string) => {
    skip();
    if (text[at] !== mark) fail(mark);
    at += 1;
  };
  const word = (): string => {
    const found = /^[A-Za-z_]\w*/.exec(text.slice(at))?.[0] ?? fail("a name");
    at += found.length;
    return found;
  };

  function primary(): Expression {
    skip();
    if (text[at] === "'") {
      const found = /^'((?:[^']|'')*)'/.exec(text.slice(at)) ?? fail("the end of a text");
      at += found[0].length;
      return { kind: "literal", value: (found[1] ?? "").replaceAll("''", "'") };
    }
    const number = /^-?\d+/.exec(text.slice(at))?.[0];
    if (number !== undefined) {
      at += number.length;
      return { kind: "literal", value: Number(number) };
    }
    const name = word();
    take("(");
    const args: Expression[] = [];
    for (skip(); text[at] !== ")"; skip()) {
      if (args.length > 0) take(",");
      args.push(expression());
    }
    at += 1;
    return { kind: "call", name, args };
  }

  function expression(): Expression {
    let read = primary();
    while (text[at] === ".") {
      at += 1;
      read = { kind: "member", of: read, name: word() };
    }
    return read;
  }

  const whole = expression();
  skip();
  return at === end ? whole : fail("the end");
}

/** Every expression below a value, with the way to it. Keys are values too. */
export function expressionsIn(value: unknown, way = ""): { way: string; expression: Expression }[] {
  if (typeof value === "string") return isExpression(value) ? [{ way, expression: parse(value) }] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    ...expressionsIn(key, `${way}.${key} (its name)`),
    ...expressionsIn(inner, `${way}.${key}`),
  ]);
}

/** Every call in an expression. */
export function callsIn(expression: Expression): { name: string; args: readonly Expression[] }[] {
  if (expression.kind === "literal") return [];
  if (expression.kind === "member") return callsIn(expression.of);
  return [expression, ...expression.args.flatMap(callsIn)];
}

/** What is known only when it is deployed. */
export type Deployment = {
  parameters: Record<string, unknown>;
  /** Properties that the resources get from Azure, by symbolic name. */
  runtime: Record<string, Record<string, unknown>>;
};

const group = "/subscriptions/5a1f0c8e-0000-4000-8000-000000000001/resourceGroups/associations";
export const tenantId = "72f988bf-0000-4000-8000-2d7cd011db47";

/** The id of a resource of the group: types and names take turns. */
export function resourceId(type: string, ...names: string[]): string {
  const [provider = "", ...types] = type.split("/");
  if (types.length !== names.length) throw new Error(`${type} has ${types.length} names, not ${names.length}`);
  return `${group}/providers/${provider}/${types.map((each, index) => `${each}/${names[index]}`).join("/")}`;
}

/** Evaluates values of a template, as a deployment with these parameters would. */
export function evaluator(template: Template, { parameters, runtime }: Deployment) {
  const given = (name: string): unknown => {
    const declared = template.parameters[name];
    if (declared === undefined) throw new Error(`there is no parameter ${name}`);
    const value = parameters[name] ?? valueOf(declared.defaultValue);
    if (value === undefined) throw new Error(`the parameter ${name} has no value`);
    if (declared.allowedValues !== undefined && !declared.allowedValues.includes(value)) {
      throw new Error(`the parameter ${name} may not be ${JSON.stringify(value)}`);
    }
    return value;
  };

  const functions: Record<string, (...args: never[]) => unknown> = {
    parameters: given,
    variables(name: string) {
      if (!Object.hasOwn(template.variables, name)) throw new Error(`there is no variable ${name}`);
      return valueOf(template.variables[name]);
    },
    reference(name: string) {
      if (!Object.hasOwn(template.resources, name)) throw new Error(`there is no resource ${name}`);
      return runtime[name] ?? {};
    },
    resourceId,
    resourceGroup: () => ({ id: group, location: "westeurope" }),
    subscription: () => ({ tenantId }),
    uniqueString: (...parts: string[]) => Buffer.from(parts.join("-")).toString("hex").slice(-13),
    format: (text: string, ...values: unknown[]) =>
      text.replaceAll(/\{(\d+)\}/g, (_, index: string) => {
        if (Number(index) >= values.length) throw new Error(`${text} has no value ${index}`);
        return String(values[Number(index)]);
      }),
    take: (text: string, count: number) => text.slice(0, count),
    split: (text: string, by: string) => text.split(by),
    join: (parts: string[], by: string) => parts.join(by),
    first: (parts: unknown[]) => parts[0],
    skip: (parts: unknown[], count: number) => parts.slice(count),
    trim: (text: string) => text.trim(),
    contains: (text: string, part: string) => text.includes(part),
    toLower: (text: string) => text.toLowerCase(),
    startsWith: (text: string, beginning: string) => text.toLowerCase().startsWith(beginning.toLowerCase()),
    equals: (one: unknown, other: unknown) => one === other,
    not: (value: boolean) => !value,
    empty: (value: string | object) => Object.keys(value).length === 0,
    if: (condition: boolean, yes: unknown, no: unknown) => (condition ? yes : no),
    null: () => null,
    createObject: (...pairs: unknown[]) =>
      Object.fromEntries(
        pairs.flatMap((key, index) => (index % 2 === 0 ? [[String(key), pairs[index + 1]] as const] : [])),
      ),
    union: (...objects: object[]) => Object.assign({}, ...objects) as object,
    items: (object: object) => Object.entries(object).map(([key, value]) => ({ key, value: value as unknown })),
  };

  function run(expression: Expression, locals: Record<string, unknown>): unknown {
    if (expression.kind === "literal") return expression.value;
    if (expression.kind === "member") {
      const of = run(expression.of, locals) as Record<string, unknown>;
      if (!Object.hasOwn(of, expression.name)) throw new Error(`nothing has the property ${expression.name}`);
      return of[expression.name];
    }
    const { name, args } = expression;
    const lambda = (inner: Expression) => {
      if (inner.kind !== "call" || inner.name !== "lambda") throw new Error(`${name} needs a lambda`);
      const [variable, body] = inner.args as [Expression, Expression];
      return (each: unknown) => run(body, { ...locals, [String(run(variable, locals))]: each });
    };
    if (name === "lambdaVariables") return locals[String(run(args[0] as Expression, locals))];
    if (["map", "filter", "toObject"].includes(name)) {
      const list = run(args[0] as Expression, locals) as unknown[];
      const [of, more] = args.slice(1).map(lambda);
      if (of === undefined) throw new Error(`${name} needs a lambda`);
      if (name === "map") return list.map(of);
      if (name === "filter") return list.filter((each) => of(each) === true);
      return Object.fromEntries(list.map((each) => [String(of(each)), more === undefined ? each : more(each)]));
    }
    if (!Object.hasOwn(functions, name)) throw new Error(`there is no function ${name}`);
    return functions[name]?.(...(args.map((arg) => run(arg, locals)) as never[]));
  }

  function valueOf(value: unknown): unknown {
    if (typeof value === "string") return isExpression(value) ? run(parse(value), {}) : value;
    if (Array.isArray(value)) return value.map(valueOf);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [String(valueOf(key)), valueOf(inner)]));
  }

  return valueOf;
}
