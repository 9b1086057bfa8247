import { testKills } from "../store/kills.ts";

testKills(Number(process.env["KILLS"] ?? 200));
