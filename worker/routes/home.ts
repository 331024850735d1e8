import { Hono } from "hono";
import type * as z from "zod";
import { succeed } from "../../shared/result.ts";
import type { demoReply } from "../../shared/schema/demo.ts";
import type { health } from "../../shared/schema/health.ts";
import type { Bound, Ctx } from "../http/context.ts";
import { openApiDocument } from "../http/openapi.ts";
import { answer } from "../http/reply.ts";
import { version } from "../version.ts";

/** Where the pages were not built beside the API. */
const page = `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<title>指报</title>
<h1>指报：科技创新指标报送</h1>
<p>这里是指报的服务接口。填报、审核和汇总请在表格或命令行里进行。</p>
<p><a href="/api/v1/openapi.json">接口说明（OpenAPI 3.1）</a> · <a href="/api/v1/health">运行状态</a></p>
</html>
`;

/** The workbook page as it was built, with the headers it is served with; undefined where it was not. */
async function workbookPage(c: Ctx): Promise<Response | undefined> {
  const built = await c
    .get("env")
    .ASSETS?.fetch(new URL("/index.html", c.req.url), { headers: c.req.raw.headers });
  return built?.status === 404 ? undefined : built;
}

/** What needs no sign-in and concerns nobody's figures. */
export const homeRoutes = new Hono<Bound>()
  .get("/", async (c) => (await workbookPage(c)) ?? c.html(page))
  .get("/api/v1/openapi.json", (c) => answer(c, succeed(openApiDocument())))
  .get("/api/v1/health", async (c) => {
    await c.get("env").DB.prepare("SELECT 1 FROM tenant LIMIT 1").all();
    const reply: z.infer<typeof health> = { status: "ok", version, time: c.get("now").toISOString() };
    return answer(c, succeed(reply));
  })
  .get("/api/v1/demo", async (c) => {
    // Only what npm start has set up is a demo; elsewhere nothing of it is even loaded.
    if (c.get("env").DEMO !== "1") return answer(c, succeed({ demo: null }));
    const { demoCity } = await import("../demo/demo-city-reply.ts");
    const reply: z.infer<typeof demoReply> = { demo: demoCity() };
    return answer(c, succeed(reply));
  });
