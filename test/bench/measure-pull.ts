import { gzipSync } from "node:zlib";
import type { Ask } from "./client.ts";
import { counted, type Line, slower } from "./report.ts";
import { type Repeats, timeInTurn } from "./sampling.ts";
import { historyRound, historyYears, type Stage, units } from "./stage.ts";

const budgetBytes = 310_000;
const oneRound = `/api/v1/rounds/${historyRound(2024)}/merged`;
const fiveYears = `/api/v1/merged?rounds=${historyYears.map(historyRound).join(",")}`;

/** Pulls of published figures by a county, against one statement that reads the same JSON; 304 against health. */
export async function measurePull(stage: Stage, withTargets: string, repeats: Repeats): Promise<Line[]> {
  const reader = stage.headersOf(units[0] ?? "");
  const pull = (path: string): Ask => ({ method: "GET", path, headers: reader, expect: 200 });
  const against = async (path: string, name: string, what: string, most: number) => {
    const { body, headers } = await stage.client.send(pull(path));
    await stage.client.send({
      method: "PUT",
      path: `/bare/documents/${name}`,
      body: body.toString(),
      expect: 201,
    });
    const bare: Ask = { method: "GET", path: `/bare/documents/${name}`, expect: 200 };
    const times = await timeInTurn(stage.client, { product: () => pull(path), bare: () => bare }, repeats);
    return { body, etag: String(headers.etag), line: slower(what, times("product"), times("bare"), most) };
  };
  const one = await against(oneRound, "one", "拉取一期：100 县 × 60 指标", 1.5);
  const both = await against(`/api/v1/rounds/${withTargets}/merged`, "both", "拉取一期：另有下年目标", 1.5);
  const five = await against(fiveYears, "five", "拉取五期：100 县 × 60 指标 × 5 年", 1.25);
  const known = (path: string, etag: string): Ask => ({
    ...pull(path),
    headers: { ...reader, "If-None-Match": etag },
    expect: 304,
  });
  const unchanged = await timeInTurn(
    stage.client,
    {
      one: () => known(oneRound, one.etag),
      five: () => known(fiveYears, five.etag),
      health: () => ({ method: "GET", path: "/api/v1/health", expect: 200 }),
    },
    repeats,
  );
  return [
    one.line,
    counted("  一期正文", kilobytes(one.body.byteLength), "kB", null),
    both.line,
    counted("  一期正文", kilobytes(both.body.byteLength), "kB", null),
    five.line,
    counted("  五期正文", kilobytes(five.body.byteLength), "kB", kilobytes(budgetBytes)),
    counted("  五期正文，gzip 后", kilobytes(gzipSync(five.body).byteLength), "kB", null),
    slower("一期未变(304)，对照健康检查", unchanged("one"), unchanged("health"), 2),
    slower("五期未变(304)，对照健康检查", unchanged("five"), unchanged("health"), 2),
  ];
}

const kilobytes = (bytes: number): number => Math.round(bytes / 1000);
