/** Files from people: only from where Teams keeps them, only so large, never with our token. */
import type { RequestListener } from "node:http";
import { describe, expect, it } from "vitest";
import { downloadFile, uploadFile } from "../../../src/teams/send/files.ts";
import { isConnector, isFileHost } from "../../../src/teams/activity/hosts.ts";
import { serve as serveAnything } from "../../serve.ts";

const serve = async (answer: RequestListener) => `${await serveAnything(answer)}/file.csv`;

describe("a download", () => {
  it("reads the bytes, without a token", async () => {
    let authorization: string | undefined;
    const url = await serve((request, response) => {
      authorization = request.headers.authorization;
      response.end("Microsoft ID,Company name\r\n");
    });
    const file = await downloadFile(url, "loopback");
    expect(file.outcome === "read" && Buffer.from(file.bytes).toString()).toBe("Microsoft ID,Company name\r\n");
    expect(authorization).toBeUndefined();
  });

  it("of an empty file is an empty file", async () => {
    const url = await serve((_, response) => void response.end());
    expect(await downloadFile(url, "loopback")).toMatchObject({ outcome: "read", bytes: { byteLength: 0 } });
  });

  it("stops at the cap while it streams, even when a smaller size was named", async () => {
    const url = await serve((_, response) => {
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(64 * 1024)));
        response.once("drain", more);
      };
      more();
    });
    const limits = { bytes: 1024 * 1024, milliseconds: 10_000 };
    expect(await downloadFile(url, "loopback", limits)).toEqual({ outcome: "too-large", limit: 1024 * 1024 });
  });

  it("is given up when it takes too long", async () => {
    const url = await serve((_, response) => void response.write("slow"));
    expect(await downloadFile(url, "loopback", { bytes: 1024, milliseconds: 50 })).toEqual({
      outcome: "too-slow",
      seconds: 0.05,
    });
  });

  it.each([301, 302, 303, 307, 308])("does not follow a redirect (%i)", async (status) => {
    const url = await serve((_, response) => {
      response.statusCode = status;
      response.setHeader("Location", "http://169.254.169.254/metadata");
      response.end();
    });
    expect(await downloadFile(url, "loopback")).toEqual({ outcome: "redirected" });
  });

  it.each([401, 404, 500])("says that the file is not to be had (%i)", async (status) => {
    const url = await serve((_, response) => {
      response.statusCode = status;
      response.end("no");
    });
    expect(await downloadFile(url, "loopback")).toEqual({ outcome: "failed", status });
  });

  it.each([
    ["http://contoso.sharepoint.com/file.csv"],
    ["https://evil.example/file.csv"],
    ["https://sharepoint.com.evil.example/file.csv"],
    ["https://contoso.sharepoint.com@evil.example/file.csv"],
    ["https://user:pass@contoso.sharepoint.com/file.csv"],
    ["https://evilsharepoint.com/file.csv"],
    ["http://169.254.169.254/metadata"],
    ["http://127.0.0.1/file.csv"],
    ["file:///etc/passwd"],
    ["data:text/csv,a"],
    ["/etc/passwd"],
    [""],
  ])("from %s is not allowed", async (url) => {
    expect(await downloadFile(url, "microsoft")).toEqual({ outcome: "not-allowed" });
  });
});

describe("an upload", () => {
  it("puts the whole file in one piece", async () => {
    const seen: unknown[] = [];
    const url = await serve((request, response) => {
      let body = "";
      request.on("data", (chunk: Buffer) => (body += chunk.toString()));
      request.on("end", () => {
        seen.push(request.method, request.headers["content-range"], request.headers.authorization, body);
        response.statusCode = 201;
        response.end();
      });
    });
    expect(await uploadFile(url, Buffer.from("a,b\r\n"), "loopback")).toEqual({ outcome: "stored" });
    expect(seen).toEqual(["PUT", "bytes 0-4/5", undefined, "a,b\r\n"]);
  });

  it("goes nowhere else than where Teams keeps files", async () => {
    expect(await uploadFile("https://evil.example/", Buffer.from("a"), "microsoft")).toEqual({
      outcome: "not-allowed",
    });
  });
});

describe("hosts", () => {
  it.each([
    ["https://smba.trafficmanager.net/teams/", true],
    ["https://smba.trafficmanager.net/emea/5f8e/", true],
    ["https://smba.infra.gcc.teams.microsoft.com/teams", true],
    ["https://smba.infra.gov.teams.microsoft.us/teams", true],
    ["https://smba.infra.dod.teams.microsoft.us/teams", true],
    ["https://SMBA.trafficmanager.net/teams/", true],
    ["http://smba.trafficmanager.net/teams/", false],
    ["https://trafficmanager.net/", false],
    ["https://other.trafficmanager.net/", false],
    ["https://evilsmba.trafficmanager.net/", false],
    ["https://smba.trafficmanager.net.evil.example/", false],
    ["https://teams.microsoft.com.evil.example/", false],
    ["https://evil.example/smba.trafficmanager.net", false],
    ["https://evil.example#smba.trafficmanager.net", false],
    ["https://someone@smba.trafficmanager.net/teams/", false],
    ["https://:secret@smba.trafficmanager.net/teams/", false],
    ["http://127.0.0.1:3978/", false],
    ["smba.trafficmanager.net/teams/", false],
  ])("%s is Teams: %s", (url, is) => {
    expect(isConnector(url, "microsoft")).toBe(is);
  });

  it.each([
    ["https://contoso-my.sharepoint.com/personal/f", true],
    ["https://contoso-my.sharepoint.us/personal/f", true],
    ["http://contoso-my.sharepoint.com/personal/f", false],
    ["https://contoso.sharepoint.com.evil.example/f", false],
    ["https://evilsharepoint.com/f", false],
    ["https://someone:secret@contoso-my.sharepoint.com/f", false],
    ["http://127.0.0.1:3978/f", false],
  ])("%s keeps files of chats: %s", (url, is) => {
    expect(isFileHost(url, "microsoft")).toBe(is);
  });

  it("without authentication only this machine is Teams", () => {
    expect(isConnector("http://127.0.0.1:56150/_connector", "loopback")).toBe(true);
    expect(isConnector("http://localhost:56150/_connector", "loopback")).toBe(true);
    expect(isConnector("http://[::1]:56150/", "loopback")).toBe(true);
    expect(isConnector("http://127.0.0.1.evil.example/", "loopback")).toBe(false);
    expect(isConnector("https://smba.trafficmanager.net/teams/", "loopback")).toBe(false);
    expect(isFileHost("https://contoso-my.sharepoint.com/f", "loopback")).toBe(true);
  });
});
