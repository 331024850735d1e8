import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { yearlyForm } from "../../shared/catalogue/yearly-form.ts";
import { demoReply } from "../../shared/schema/demo.ts";
import { app } from "../../worker/app.ts";
import { demoPeople } from "../../worker/demo/demo-city.ts";
import password from "../../worker/demo/demo-password.json" with { type: "json" };

const bindings = { DB: env.DB, TOKEN_SECRET: env.TOKEN_SECRET };

describe("the demo", () => {
  const demoWith = async (DEMO: string | undefined) => {
    const response = await app.request("/api/v1/demo", {}, { ...bindings, DEMO });
    return demoReply.parse(await response.json()).demo;
  };

  test("is offered with its accounts, the unit left for visitors and its sample", async () => {
    const demo = await demoWith("1");
    expect(demo?.password).toBe(password.password);
    expect(demo?.accounts).toEqual(
      demoPeople.map(({ login, name, org, role }) => ({ login, name, org, role })),
    );
    const { cells = [], ...rehearsal } = demo?.rehearsal ?? {};
    expect(rehearsal).toEqual({
      round: "2025-rehearsal",
      org: "330483",
      orgName: "桐乡市",
      signers: {
        unitHead: "演示负责人",
        statisticsHead: "演示统计负责人",
        preparer: "演示填表人",
        phone: "0573-00000000",
        reportDate: "2026-01-15",
      },
    });
    const rows = new Set(cells.map(({ indicator }) => indicator));
    expect(rows.size).toBe(yearlyForm.indicators.length);
    expect(demo?.realRounds).toEqual(["2020-annual", "2024-annual"]);
  });

  test.each([undefined, "", "0", "true"])("is none where DEMO is %s", async (value) => {
    expect(await demoWith(value)).toBeNull();
  });
});

describe("the home page", () => {
  const assets = (reply: () => Response) => {
    const asked: string[] = [];
    const fetch = async (input: RequestInfo | URL) => {
      asked.push(new Request(input).url);
      return reply();
    };
    return { asked, ASSETS: { fetch } };
  };

  test("is the workbook page where it was built, under its own headers", async () => {
    const policy = "script-src 'self'";
    const { asked, ASSETS } = assets(
      () => new Response("<title>工作簿</title>", { headers: { "Content-Security-Policy": policy } }),
    );
    const response = await app.request("http://zhibao.test/", {}, { ...bindings, ASSETS });
    expect(asked).toEqual(["http://zhibao.test/index.html"]);
    expect(await response.text()).toBe("<title>工作簿</title>");
    expect(response.headers.get("Content-Security-Policy")).toBe(policy);
    expect(response.headers.get("X-Content-Type-Options")).toBe("nosniff");
  });

  test("says that this is the interface where no page was built", async () => {
    const { ASSETS } = assets(() => new Response(null, { status: 404 }));
    for (const given of [{}, { ASSETS }]) {
      const response = await app.request("/", {}, { ...bindings, ...given });
      expect(await response.text()).toContain("指报的服务接口");
    }
  });
});
