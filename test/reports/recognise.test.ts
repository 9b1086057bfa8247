/** Which export a file is, by headers as Partner Center, other tools and people write them. */
import { expect, it } from "vitest";
import { openReport } from "../../src/reports/open.ts";
import { file } from "./files.ts";

const open = (header: string) => openReport(() => file(`${header}\n`), "2026-11-23");

it.each([
  [
    "Business applications usage",
    "FiscalMonthName,GlobalPartnerID,PartnerName,PartnerAssociationType,CustomerID,CustomerName,CustomerTenantID,CustomerTenantName,SubscriptionID,SubscriptionStartDate,WorkloadCategory,Workload,MetricType,SkuGroup,PAMAU,MAC,MAU",
    "CPOR - Microsoft 365 usage",
  ],
  [
    "Business applications revenue",
    "FiscalMonthName,GlobalPartnerID,PartnerName,PartnerAssociationType,CustomerID,CustomerName,CustomerTenantID,Workload,Country,AdjustedRevenueAmtCD",
    "customers list",
  ],
  [
    "Office 365 usage",
    "PGAPartnerID,CustomerTenantId,CustomerTpid,WorkloadName,Month,PaidAvailableUnits,MonthlyActiveUsers,CustomerName,PartnerAttributionType",
    "CPOR - Microsoft 365 usage",
  ],
  [
    "Customers and tenants",
    "PGAMpnID,CustomerName,CustomerTenantId,CustomerTpid,TenantDomainName,Product,SKU,Month,MPNId",
    "customers list",
  ],
  [
    "Subscription details",
    "SubscriptionId,SubscriptionState,Month,CustomerName,CustomerTenantId,Product,SKU,MPNID,PartnerAttributionType,SalesChannel",
    "Export subscriptions",
  ],
  [
    "reconciliation file",
    "PartnerId,CustomerId,CustomerName,CustomerDomainName,CustomerCountry,InvoiceNumber,MpnId,OrderId,SubscriptionId,ProductName,ChargeType,UnitPrice,Quantity,Subtotal,Total,BillableQuantity",
    "not what is associated",
  ],
  [
    "reconciliation file",
    "CustomerId,Customer name,Domain,Relationship,InvoiceNumber,EffectiveUnitPrice",
    "not what is associated",
  ],
  [
    "daily rated usage file",
    "PartnerId,CustomerId,CustomerName,CustomerDomainName,InvoiceNumber,UsageDate,MeterId,ResourceURI",
    "Azure usage",
  ],
  ["activity log", "Date-Time,Affected customer,Action,Performed by", "customers list"],
  ["activity log", "Date-Time,Partner user,Operation,Customer name,Customer tenant ID", "customers list"],
  ["secure score list", "Tenant ID,Customer name,Secure score,Max score", "customers list"],
  [
    "list of Microsoft Entra users",
    "userPrincipalName,displayName,objectId,accountEnabled,companyName",
    "customers list",
  ],
  ["export of Insights", "PGAMpnID,CustomerName,CustomerTenantId,CustomerTpid,Month,Devices", "Azure usage"],
  ["list that this bot exports", "Key,Microsoft ID,Company name,Owner,Owner name,Code,Topic,Severity", "read back"],
])("refuses the %s by its name, and says what is wanted: %s", async (name, header, wanted) => {
  const opened = await open(header);
  expect(opened).toEqual({ outcome: "refused", refused: expect.stringContaining(wanted) });
  expect(opened.outcome === "refused" && opened.refused).toContain(name);
  expect(opened.outcome === "refused" && opened.refused).toMatch(/^This is .*which I can't use\./);
});

it.each([
  "Tenant ID,Customer name",
  "Customer tenant ID,Customer name,Score",
  "Microsoft ID,Company name,Domain,Devices",
  "Date,Amount",
  "Tenant ID,Status,End date",
])("asks what a file is that has an id and a name, and nothing of a customers list: %s", async (header) => {
  expect(await open(header)).toMatchObject({
    outcome: "question",
    question: { kind: "columns", header: header.split(",") },
  });
});

it.each([
  ["customers", "Microsoft ID,Company name,Primary domain name,Relationship,Tags"],
  ["customers", "Tenant ID,Customer,Owner"],
  ["customers", "Microsoft ID,Company name"],
  ["customers", "Microsoft-ID;Firmenname;Primärer Domänenname;Beziehung"],
  ["customers", "ID Microsoft;Nom de la société;Nom de domaine principal;Relation"],
  ["customers", "Microsoft-id;Bedrijfsnaam;Primaire domeinnaam;Relatie;Eigenaar"],
  ["customers", "Id. de Microsoft;Nombre de la empresa;Nombre de dominio principal;Relación"],
  ["customers", "Microsoft ID,会社名,プライマリ ドメイン名,リレーションシップ"],
  ["subscriptions", "Subscription ID,Subscription,Quantity,Status,Reseller"],
  ["subscriptions", "Abonnement-ID;Abonnement;Menge;Status"],
  ["azure-usage", "SubscriptionId,Month,CustomerTenantId,PartnerAttributionType,AdminType"],
  ["cpor-usage", "CustomerTenantId,WorkloadName,ClaimId,DateAssociated,Date"],
  ["claims", "Claim ID,Customer tenant ID,Workload,Claim status"],
  ["gdap", "CustomerTenantId,CustomerName,RelationshipName,Status,StartDate,EndDate,AutoExtend"],
  ["gdap", "id,displayName,status,customer.tenantId,customer.displayName,endDateTime,autoExtendDuration"],
  ["gdap", "Tenant ID;Tenant;Relationship Name;Status;Created;Activated;End;Auto Extend"],
  ["partner-profile", "MPNId,PartnerName,PGA_MPNID,PGA_PartnerName,City,Country,AccountType"],
  ["partner-profile", "MPNId,PartnerName,PGA_MPNId,PGA_PartnerName,City,Country,HierarchyLevel"],
  ["earnings", "earningId,customerTenantId,claimId,workload,partnerAssociation,transactionDate,earningAmountUSD"],
  ["earnings", "Earning amount (USD),Partner association,Customer ID,Transaction date"],
  ["ineligible", "unearnedId,customerId,customerIdType,reason,transactionDate,transactionAmountUSD,subscriptionId"],
])("recognises %s by %s", async (kind, header) => {
  expect(await open(header)).toMatchObject({ outcome: "opened", report: { kind } });
});

it("uses the names of columns that were told of an earlier file, and only for a file that is nothing else", async () => {
  const known = { customers: { id: "Nr", name: "Kunde", owner: "Betreuer" } };
  const text = "Nr;Kunde;Betreuer;Ort\n9b58ba8d-c498-46e7-b648-245edafa3a38;Nordlicht;a@b.example;Kiel\n";
  expect(await openReport(() => file(text), "2026-11-23", { known })).toMatchObject({ report: { kind: "customers" } });
  expect(await openReport(() => file(text.replace("Betreuer", "Chef")), "2026-11-23", { known })).toMatchObject({
    outcome: "question",
  });
});
