/** `infra/bot.json` as Azure will read it: what it names is there, comes in the right order, and holds no secret. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { readConfig, settingNames } from "../../src/config.ts";
import {
  callsIn,
  evaluator,
  expressionsIn,
  resourceId,
  tenantId,
  type Deployment,
  type Resource,
  type Template,
} from "./arm.ts";

const text = readFileSync(resolve(import.meta.dirname, "../../infra/bot.json"), "utf8");
const template = JSON.parse(text) as Template;

const required = { managers: "ada@contoso.com, Alan@contoso.com", partnerIds: "1234567, 7654321" };
const clientId = "0f1e2d3c-0000-4000-8000-00000000000b";
const host = "associations-abcdef-pg.postgres.database.azure.com";
const runtime = {
  identity: { clientId, principalId: "0f1e2d3c-0000-4000-8000-00000000000c" },
  server: { fullyQualifiedDomainName: host },
  site: { defaultHostName: "associations-abcdef.azurewebsites.net" },
};
const deployments: [string, Deployment][] = [
  ["as it comes", { parameters: required, runtime }],
  [
    "on the public network, with alerts",
    { parameters: { ...required, network: "public", alertEmail: "a@b.c" }, runtime },
  ],
  [
    "on the private network, with alerts and everything chosen",
    {
      parameters: {
        ...required,
        name: "Partner",
        location: "swedencentral",
        globalPartnerId: "1000000",
        digest: "Friday 15:00",
        timeZone: "Europe/Amsterdam",
        plan: "P1v3",
        instances: 2,
        databaseSize: "Standard_D2ds_v5",
        alertEmail: "a@b.c",
        settings: "LOG_LEVEL=debug; SYNC = gdap,people ;SYNC_CLIENT_ID=c9e8c047-2a34-40a1-b28a-b162d5f5327c;",
      },
      runtime,
    },
  ],
];

/** The resources of a deployment, evaluated, without those whose condition does not hold. */
function deployed(from: Template, deployment: Deployment): Map<string, Resource & { id: string }> {
  const valueOf = evaluator(from, deployment);
  return new Map(
    Object.entries(from.resources).flatMap(([key, resource]) => {
      if (resource.condition !== undefined && valueOf(resource.condition) !== true) return [];
      // What a nested deployment evaluates by itself is tested on its own.
      const { template: inner, ...properties } = resource.properties ?? {};
      const evaluated = { ...(valueOf({ ...resource, properties }) as Resource), inner };
      return [[key, { ...evaluated, id: resourceId(evaluated.type, ...evaluated.name.split("/")) }]];
    }),
  );
}

/** All that a resource waits for, directly or not. */
function waitsFor(from: Template, key: string, seen = new Set<string>()): Set<string> {
  for (const next of from.resources[key]?.dependsOn ?? []) {
    if (seen.has(next)) continue;
    seen.add(next);
    waitsFor(from, next, seen);
  }
  return seen;
}

const argumentsOf = (from: Template, name: string): Map<string, string[]> => {
  const found = new Map<string, string[]>();
  for (const { way, expression } of expressionsIn(from)) {
    for (const call of callsIn(expression)) {
      const [first] = call.args;
      if (call.name === name && first?.kind === "literal") {
        found.set(String(first.value), [...(found.get(String(first.value)) ?? []), way]);
      }
    }
  }
  return found;
};

/** Rules of Azure Resource Manager, and of ours, that no schema of types knows. Each gives what breaks it. */
const rules: Record<string, (from: Template) => string[]> = {
  "names only what it declares": (from) => {
    const own = (way: string) => !way.startsWith(".resources.serverAdministrator.properties.template");
    return (["parameters", "variables"] as const).flatMap((kind) =>
      [...argumentsOf(from, kind)]
        .filter(([name, ways]) => !Object.hasOwn(from[kind], name) && ways.some(own))
        .map(([name]) => `${kind} ${name}`),
    );
  },
  "uses what it declares": (from) =>
    (["parameters", "variables"] as const).flatMap((kind) => {
      const used = argumentsOf(from, kind);
      return Object.keys(from[kind]).filter((name) => !used.has(name));
    }),
  "waits for resources that are there": (from) =>
    Object.entries(from.resources).flatMap(([key, { dependsOn = [] }]) =>
      dependsOn.filter((name) => !Object.hasOwn(from.resources, name)).map((name) => `${key} for ${name}`),
    ),
  // Names have to be known before anything is made.
  "asks for nothing of a resource in a name, a condition or a scope": (from) =>
    Object.entries(from.resources).flatMap(([key, { name, condition = "", scope = "" }]) =>
      expressionsIn({ name, condition, scope })
        .filter(({ expression }) => callsIn(expression).some((call) => call.name === "reference"))
        .map(({ way }) => `${key}${way}`),
    ),
  "waits for what it asks": (from) =>
    Object.entries(from.resources).flatMap(([key, resource]) =>
      expressionsIn(resource)
        .flatMap(({ expression }) => callsIn(expression))
        .filter(({ name }) => name === "reference")
        .map(({ args: [first] }) => (first?.kind === "literal" ? String(first.value) : "?"))
        .filter((name) => !waitsFor(from, key).has(name))
        .map((name) => `${key} for ${name}`),
    ),
  "waits for the resources whose ids it uses, and uses none that is not made": (from) =>
    deployments.flatMap(([, deployment]) => {
      const made = deployed(from, deployment);
      const valueOf = evaluator(from, deployment);
      const ids = Object.entries(from.resources).map(([key, { type, name }]) => {
        return [key, resourceId(type, ...String(valueOf(name)).split("/"))] as const;
      });
      return [...made].flatMap(([key, resource]) => {
        const said = JSON.stringify({ ...resource, id: "", inner: "" });
        return ids
          .filter(([other, id]) => other !== key && (said.includes(`${id}"`) || said.includes(`${id}/`)))
          .filter(([other]) => !made.has(other) || !waitsFor(from, key).has(other))
          .map(([other]) => `${key} ${made.has(other) ? "does not wait for" : "needs"} ${other}`);
      });
    }),
  "makes children after their parents": (from) => {
    const made = deployed(from, deployments[0]?.[1] as Deployment);
    return [...made].flatMap(([key, { id }]) =>
      [...made]
        .filter(([other, parent]) => other !== key && id.startsWith(`${parent.id}/`) && !waitsFor(from, key).has(other))
        .map(([other]) => `${key} after ${other}`),
    );
  },
  // A new server refuses an administrator before it has another child; a database made earlier is Azure's own.
  "sets the server up in the order that it bears": (from) =>
    [
      ["serverTls", "server"],
      ["serverAdministrator", "serverTls"],
      ["database", "serverAdministrator"],
      ["site", "database"],
    ].flatMap(([after = "", before = ""]) =>
      waitsFor(from, after).has(before) ? [] : [`${after} does not wait for ${before}`],
    ),
  "holds no secret and asks for none": (from) => [
    ...Object.entries(from.parameters).flatMap(([name, { type }]) => (/^secure/i.test(type) ? [name] : [])),
    ...Object.entries(from.outputs).flatMap(([name, { type }]) => (/^secure/i.test(type) ? [name] : [])),
    ...expressionsIn(from)
      .flatMap(({ way, expression }) => callsIn(expression).map(({ name }) => [way, name] as const))
      .filter(([, name]) => /^list/i.test(name) || name === "newGuid")
      .map(([way]) => way),
    ...[...JSON.stringify(from).matchAll(/"(\w*(?:password|secret|connectionstring|accountkey)\w*)":"([^"]*)"/gi)]
      .filter(([, key, value]) => !(key === "passwordAuth" && value === "Disabled"))
      .map(([, key]) => String(key)),
  ],
  "pins the version of every type": (from) =>
    Object.entries(from.resources).flatMap(([key, { apiVersion }]) =>
      /^20\d\d-\d\d-\d\d(-preview)?$/.test(apiVersion) ? [] : [key],
    ),
  "says what each parameter is": (from) =>
    Object.entries(from.parameters).flatMap(([name, { metadata }]) =>
      (metadata?.description ?? "").length > 10 ? [] : [name],
    ),
};

describe("the template", () => {
  it.each(Object.entries(rules))("%s", (_, rule) => {
    expect(rule(template)).toEqual([]);
  });

  it.each(deployments)("comes to something %s: every expression can be evaluated", (_, deployment) => {
    const made = deployed(template, deployment);
    expect(made.size).toBeGreaterThan(14);
    const odd = [...made].filter(([, resource]) =>
      /undefined|\[object Object\]|\{\d\}/.test(JSON.stringify({ ...resource, inner: "" })),
    );
    expect(odd.map(([key]) => key)).toEqual([]);
    const outputs = evaluator(template, deployment)(template.outputs);
    expect(outputs).toMatchObject({
      BOT_ID: { value: clientId },
      BOT_URL: { value: expect.stringMatching(/^https:/) },
    });
  });

  it("makes the identity the database's administrator, by a deployment that knows nothing else", () => {
    const resource = template.resources["serverAdministrator"];
    const outer = evaluator(template, { parameters: required, runtime });
    const handed = outer(resource?.properties?.["parameters"]) as Record<string, { value: unknown }>;
    const inner = resource?.properties?.["template"] as Omit<Template, "resources"> & { resources: Resource[] };
    expect(resource?.properties?.["expressionEvaluationOptions"]).toEqual({ scope: "inner" });
    expect(Object.keys(handed)).toEqual(Object.keys(inner.parameters));
    const parameters = Object.fromEntries(Object.entries(handed).map(([name, { value }]) => [name, value]));
    const alone = { ...inner, variables: {}, outputs: {}, resources: {} };
    expect(evaluator(alone, { parameters, runtime: {} })(inner.resources)).toEqual([
      expect.objectContaining({
        name: expect.stringMatching(new RegExp(`-pg/${runtime.identity.principalId}$`)),
        properties: { principalName: "associations-bot", principalType: "ServicePrincipal", tenantId },
      }),
    ]);
  });

  it("opens nothing that need not be open", () => {
    const made = deployed(template, { parameters: required, runtime });
    expect(made.get("site")?.properties).toMatchObject({
      httpsOnly: true,
      siteConfig: { minTlsVersion: "1.2", scmMinTlsVersion: "1.2", ftpsState: "Disabled" },
    });
    expect(made.get("noFtpPassword")?.properties).toEqual({ allow: false });
    expect(made.get("noScmPassword")?.properties).toEqual({ allow: false });
    expect(made.get("bot")?.properties).toMatchObject({ disableLocalAuth: true, msaAppType: "UserAssignedMSI" });
    expect(made.get("server")?.properties).toMatchObject({
      authConfig: { activeDirectoryAuth: "Enabled", passwordAuth: "Disabled" },
      network: { delegatedSubnetResourceId: expect.stringContaining("/subnets/database") },
    });
    expect(made.has("serverFirewall")).toBe(false);
  });
});

describe("the site's settings", () => {
  function settings(parameters: Record<string, unknown>): Record<string, string> {
    const site = deployed(template, { parameters: { ...required, ...parameters }, runtime }).get("site");
    const config = site?.properties?.["siteConfig"] as { appSettings: { name: string; value: string }[] } | undefined;
    return Object.fromEntries((config?.appSettings ?? []).map(({ name, value }) => [name, value]));
  }
  /** What App Service adds by itself. */
  const platform = { WEBSITE_SITE_NAME: "associations-abcdef", PORT: "8080" };

  it("are taken by the bot as they are", () => {
    const config = readConfig({
      ...settings({ timeZone: "Europe/Amsterdam", globalPartnerId: "1000000" }),
      ...platform,
    });
    expect(config).toMatchObject({
      port: 8080,
      host: "0.0.0.0",
      metrics: undefined,
      authentication: { type: "UserAssignedMSI", appId: clientId, tenantId },
      allowedTenants: [tenantId],
      managers: ["ada@contoso.com", "alan@contoso.com"],
      partnerIds: ["1234567", "7654321"],
      globalPartnerId: "1000000",
      store: `postgres://associations-bot@${host}/associations?sslmode=verify-full`,
      storeAuth: { kind: "managed-identity", clientId },
      digest: { day: "Monday", time: "09:00", zone: "Europe/Amsterdam" },
    });
  });

  it.each(deployments)("are taken by the bot %s", (_, { parameters }) => {
    expect(() => readConfig({ ...settings(parameters), ...platform })).not.toThrow();
  });

  it("give way to those that the administrator adds", () => {
    expect(
      settings({ settings: " LOG_LEVEL=debug; DIGEST = Friday 15:00 Etc/UTC;PAL_PRINCIPALS=a=b;;" }),
    ).toMatchObject({
      LOG_LEVEL: "debug",
      DIGEST: "Friday 15:00 Etc/UTC",
      PAL_PRINCIPALS: "a=b",
      NODE_ENV: "production",
    });
  });

  it("are settings of the bot or of App Service", () => {
    const ofAppService = ["NODE_ENV", "WEBSITE_RUN_FROM_PACKAGE", "SCM_DO_BUILD_DURING_DEPLOYMENT"];
    expect(Object.keys(settings({})).filter((name) => ![...settingNames, ...ofAppService].includes(name))).toEqual([]);
  });

  it("leave out no setting of the bot without a reason", () => {
    const leftOut: Record<string, string> = {
      PORT: "App Service gives it",
      HOST: "every interface",
      METRICS_PORT: "App Service lets one port in",
      METRICS_HOST: "the same",
      MicrosoftAppPassword: "the identity has none",
      BOT_AUTH: "required",
      ALLOWED_TENANTS: "the identity's tenant",
      LOG_LEVEL: "info; in the parameter settings",
      SYNC: "off; in the parameter settings",
      SYNC_AT: "the same",
      SYNC_ASK_ABOVE: "the same",
      SYNC_CLIENT_ID: "the same",
      SYNC_CLIENT_SECRET: "the identity vouches for the application",
      SYNC_CLIENT_CERTIFICATE: "the same",
      PAL_PRINCIPALS: "in the parameter settings",
      LINK_URL: "off; in the parameter settings",
      ENTRA_URL: "Microsoft's",
      GRAPH_URL: "Microsoft's",
      PARTNER_CENTER_URL: "Microsoft's",
      ARM_URL: "Microsoft's",
    };
    const given = Object.keys(settings({}));
    expect(settingNames.filter((name) => !given.includes(name))).toEqual(
      Object.keys(leftOut).filter((name) => settingNames.includes(name)),
    );
    expect(Object.keys(leftOut).filter((name) => !settingNames.includes(name) || given.includes(name))).toEqual([]);
  });
});

/** A copy in which the value at a way (`resources.site.name`) is another; without the value when there is none. */
function broken(way: string, value?: unknown): Template {
  const copy = JSON.parse(text) as Template;
  const names = way.split(".");
  const last = names.pop() ?? "";
  let place = copy as unknown as Record<string, unknown>;
  for (const name of names) place = place[name] as Record<string, unknown>;
  if (value === undefined) delete place[last];
  else place[last] = value;
  return copy;
}

describe("the rules notice", () => {
  const order = "sets the server up in the order that it bears";
  const early = "waits for the resources whose ids it uses, and uses none that is not made";
  const secret = "holds no secret and asks for none";
  const late = "asks for nothing of a resource in a name, a condition or a scope";
  const nameOfIdentity = "[format('{0}/{1}', 'x', reference('identity').principalId)]";

  it.each<[string, string, string, unknown]>([
    ["a parameter by a wrong name", "names only what it declares", "variables.name", "[toLower(parameters('nam'))]"],
    ["a variable by a wrong name", "names only what it declares", "resources.plan.name", "[variables('plan')]"],
    ["a parameter that nobody uses", "uses what it declares", "parameters.extra", { type: "string" }],
    ["a variable that nobody uses", "uses what it declares", "variables.extra", "x"],
    ["waiting for nothing", "waits for resources that are there", "resources.bot.dependsOn", ["web"]],
    ["a name that is known too late", late, "resources.database.name", nameOfIdentity],
    ["a question asked too early", "waits for what it asks", "resources.bot.dependsOn", ["identity"]],
    ["an id used too early", early, "resources.siteLogs.dependsOn", ["site"]],
    ["an id of what is not made", early, "resources.people.condition", "[variables('isPrivate')]"],
    ["a child before its parent", "makes children after their parents", "resources.noFtpPassword.dependsOn", []],
    ["a database before its administrator", order, "resources.database.dependsOn", ["server"]],
    ["an administrator as the first child", order, "resources.serverAdministrator.dependsOn", ["identity", "server"]],
    ["a site before its database", order, "resources.site.dependsOn", ["identity", "server", "plan"]],
    ["a secret parameter", secret, "parameters.p", { type: "securestring" }],
    ["a secret output", secret, "outputs.key", { type: "string", value: "[listKeys('x')]" }],
    ["a password", secret, "resources.server.properties.administratorLoginPassword", "x"],
    ["a version that moves", "pins the version of every type", "resources.site.apiVersion", "latest"],
    ["a parameter without words", "says what each parameter is", "parameters.plan.metadata", undefined],
  ])("%s", (_, rule, way, value) => {
    expect(rules[rule]?.(broken(way, value))).not.toEqual([]);
  });
});
