/** Programs of the tests that have to run in a process of their own, which on Node 20 cannot be TypeScript. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Compiles a program and what it imports, into a folder inside `node_modules` so that packages are found from there.
 * @param file path from the project's root, `test/store/writer.ts`
 */
export async function compile(file: string): Promise<{ script: string; remove(): Promise<void> }> {
  const cache = join(root, "node_modules", ".cache");
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, "compiled-"));
  const project = join(folder, "tsconfig.json");
  // Whether the types are right is for `npm run types`, and takes four times as long.
  const options = { noEmit: false, noCheck: true, rootDir: root, outDir: folder };
  const files = [join(root, file)];
  await writeFile(
    project,
    JSON.stringify({
      extends: relative(folder, join(root, "tsconfig.json")),
      compilerOptions: options,
      files,
      include: [],
    }),
  );
  await writeFile(join(folder, "package.json"), `{"type":"module"}`);
  const compiler = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin", "tsc");
  const child = spawn(process.execPath, [compiler, "-p", project], { stdio: ["ignore", "pipe", "inherit"] });
  const said = child.stdout.setEncoding("utf8").toArray();
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`${file} does not compile:\n${(await said).join("")}`);
  return {
    script: join(folder, file.replace(/\.ts$/, ".js")),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
