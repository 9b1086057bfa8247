/** Files that people attach to a message, and files handed to them. Never with the bot's token. */
import { isFileHost, type Reach } from "../activity/hosts.ts";
import type { Download } from "../turn.ts";

export type Upload = { outcome: "stored" } | { outcome: "not-allowed" } | { outcome: "failed"; status?: number };

export type FileLimits = { bytes: number; milliseconds: number };

/** What an import may weigh, and how long its download may take. */
const fileLimits: FileLimits = { bytes: 20 * 1024 * 1024, milliseconds: 60_000 };

/** Reads an attachment into memory; the cap holds while it streams, whatever its header says. */
export async function downloadFile(url: string, reach: Reach, limits: FileLimits = fileLimits): Promise<Download> {
  if (!isFileHost(url, reach)) return { outcome: "not-allowed" };
  const signal = AbortSignal.timeout(limits.milliseconds);
  try {
    const response = await fetch(url, { redirect: "manual", signal });
    if (response.status >= 300 && response.status < 400) return { outcome: "redirected" };
    if (!response.ok || response.body === null) {
      await response.body?.cancel();
      return { outcome: "failed", status: response.status };
    }
    return await readCapped(response.body, limits.bytes);
  } catch {
    return signal.aborted ? { outcome: "too-slow", seconds: limits.milliseconds / 1000 } : { outcome: "failed" };
  }
}

async function readCapped(body: ReadableStream<Uint8Array>, limit: number): Promise<Download> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    // Leaving the loop cancels the stream, so nothing more is read.
    if (size > limit) return { outcome: "too-large", limit };
    chunks.push(chunk);
  }
  return { outcome: "read", bytes: Buffer.concat(chunks, size) };
}

/** Puts a whole file to the address that Teams gave for it (Microsoft: "Send and receive files", upload session). */
export async function uploadFile(
  url: string,
  bytes: Uint8Array,
  reach: Reach,
  limits: FileLimits = fileLimits,
): Promise<Upload> {
  if (!isFileHost(url, reach)) return { outcome: "not-allowed" };
  const last = Math.max(0, bytes.byteLength - 1);
  try {
    const response = await fetch(url, {
      method: "PUT",
      body: Buffer.from(bytes),
      headers: {
        "Content-Type": "application/octet-stream",
        "Content-Range": `bytes 0-${last}/${bytes.byteLength}`,
      },
      redirect: "manual",
      signal: AbortSignal.timeout(limits.milliseconds),
    });
    await response.body?.cancel();
    return response.ok ? { outcome: "stored" } : { outcome: "failed", status: response.status };
  } catch {
    return { outcome: "failed" };
  }
}
