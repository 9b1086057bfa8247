/** Azure services whose consumption counts for the designation Security, by their names in the usage report. */
import { nameKey } from "./workloads.ts";

/**
 * As Microsoft lists them for the Azure part of Solutions Partner for Security (read 2026-05-08). The report's own
 * spelling of ServiceLevel2 was not found: names are compared without case, spaces and the words Azure and Microsoft.
 */
const services = new Set(
  [
    "Application Gateway",
    "Active Directory B2C",
    "Active Directory for External Identities",
    "Entra External ID",
    "External Identities",
    "Bastion",
    "DDoS Protection",
    "Firewall",
    "Firewall Manager",
    "Front Door",
    "Front Door Service",
    "IoT Security",
    "Key Vault",
    "Defender for Cloud",
    "Security Center",
    "Entra",
    "Entra Domain Services",
    "Active Directory Domain Services",
    "Entra Verified ID",
    "Purview",
    "Security Copilot",
    "Copilot for Security",
    "Sentinel",
  ].map(plain),
);

function plain(name: string): string {
  return nameKey(name.replace(/\b(azure|microsoft)\b/gi, ""));
}

export const isSecurityService = (name: string): boolean => services.has(plain(name));
