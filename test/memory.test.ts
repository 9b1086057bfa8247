/** The store of most tests keeps what the real ones promise, but that nothing can go wrong in it. */
import { aMemory } from "./memory.ts";
import { describeStore } from "./store/contract.ts";

const cannot = () => Promise.reject(new Error("nothing breaks in memory"));

describeStore(
  "memory",
  () => {
    const { open } = aMemory();
    const leave = () => Promise.resolve();
    return Promise.resolve({ open: async () => open(), breakWrites: cannot, overwrite: cannot, stored: cannot, leave });
  },
  false,
);
