/** Keeps the SDK from writing to the console about requests that anybody can send; our own log has its line for them. */
import { AsyncLocalStorage } from "node:async_hooks";

const quiet = new AsyncLocalStorage<true>();
let listener: typeof console.error | undefined;

/** Runs `work` with `console.error` silent for what it does, and for nothing else. */
export function quietly<Result>(work: () => Promise<Result>): Promise<Result> {
  if (console.error !== listener) {
    const { error } = console;
    listener = (...words: unknown[]) => (quiet.getStore() === true ? undefined : error.apply(console, words));
    console.error = listener;
  }
  return quiet.run(true, work);
}
