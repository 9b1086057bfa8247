/** Hosts that may get our token, and hosts that files may come from. */

/**
 * Teams' connector hosts (Microsoft: "Proactive messages", service URLs; GCC, GCC High and DoD among them).
 * A leading dot stands for any host below.
 */
const connectorHosts = ["smba.trafficmanager.net", ".teams.microsoft.com", ".teams.microsoft.us"];

/** Where Teams keeps the files of chats (Microsoft: "Send and receive files"). */
const fileHosts = [".sharepoint.com", ".sharepoint.us"];

const loopbackHosts = ["localhost", "127.0.0.1", "[::1]"];

/** Which addresses count as Teams: Microsoft's over https or, without authentication, this machine's. */
export type Reach = "microsoft" | "loopback";

function isAt(url: string, hosts: readonly string[], protocols: readonly string[]): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, username, password } = new URL(url);
  if (!protocols.includes(protocol) || username !== "" || password !== "") return false;
  return hosts.some((host) => (host.startsWith(".") ? hostname.endsWith(host) : hostname === host));
}

const isLoopback = (url: string) => isAt(url, loopbackHosts, ["http:", "https:"]);

/** Whether a service URL is one that we send to. With `loopback` only this machine is. */
export function isConnector(url: string, reach: Reach): boolean {
  return reach === "loopback" ? isLoopback(url) : isAt(url, connectorHosts, ["https:"]);
}

/** Whether files may be read from, or put to, this address. */
export function isFileHost(url: string, reach: Reach): boolean {
  return isAt(url, fileHosts, ["https:"]) || (reach === "loopback" && isLoopback(url));
}
