import { readFile, stat, writeFile } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { html, noNetwork, refusal, timesOut } from "../api/fake-server.ts";
import { aSubmission } from "../flow/a-submission.ts";
import { acceptedBefore } from "../flow/accepted-before.ts";
import { city, type FakeApi, fakeApi, haining, refused } from "../flow/fake-api.ts";
import { filledWorkbook } from "../flow/filled-workbook.ts";
import { knownActual, knownTarget } from "../table/fill/known-figures.ts";
import { aDesk, type Desk } from "./a-desk.ts";

let api: FakeApi;
let desk: Desk;
beforeEach(async () => {
  api = fakeApi();
  desk = await aDesk((request) => api.fetch(request));
});
afterEach(() => desk.leave());

async function signIn(person = haining): Promise<void> {
  api.person = person;
  desk.answers.password = "right";
  const ran = await desk.run("sign-in", person.id);
  if (ran.code !== 0) throw new Error(ran.err);
}

async function workbookAt(name: string, actual: number, filled: Parameters<typeof filledWorkbook>[0] = {}) {
  const host = await filledWorkbook({ cells: { "KJ-13": { actual } }, ...filled });
  await writeFile(desk.at(name), host.bytes());
  return desk.at(name);
}

describe("fill", () => {
  const known = [knownActual("KJ-13", "2023", "88"), knownTarget("KJ-13", "2024", "力争突破95家")];

  test("lists what the city holds and changes nothing; with --out it is in a new file, with --write in this one", async () => {
    api = acceptedBefore(known);
    await signIn();
    const path = await workbookAt("a.xlsx", 90);
    const before = await readFile(path);
    const listed = await desk.run("fill", path);
    expect([listed.code, listed.err]).toEqual([0, ""]);
    expect(listed.out).toMatch(/能填 2 个/);
    expect(listed.out).toMatch(/KJ-13 新增高新技术企业数.*2023年实绩 88家\s+88/);
    expect(await readFile(path)).toEqual(before);

    const written = await desk.run("fill", path, "--out", desk.at("b.xlsx"));
    expect(written.out).toContain(`已填入 2 个数（3 格），写在 ${desk.at("b.xlsx")}。`);
    expect(await readFile(path)).toEqual(before);
    expect((await desk.run("fill", path, "--out", desk.at("b.xlsx"))).code).toBe(2);
    expect((await desk.run("fill", desk.at("b.xlsx"))).out).toContain("表里已有，与市局一致 2 个");

    expect((await desk.run("fill", path, "--write")).code).toBe(0);
    expect((await desk.run("check", path)).out).toContain("目标 1 个");
    expect(await desk.run("fill", path, "--write", "--out", desk.at("c.xlsx"))).toMatchObject({ code: 2 });
  });

  test("without sign-in says so", async () => {
    const path = await workbookAt("a.xlsx", 90);
    expect(await desk.run("fill", path)).toMatchObject({ code: 3, out: "" });
  });
});

describe("sign-in", () => {
  test("keeps the session in a file for this user only, and the server with it", async () => {
    desk.env = {};
    desk.answers.password = "right";
    const ran = await desk.run("sign-in", "haining", "--server", "https://zhibao.test/");
    expect(ran).toEqual({
      code: 0,
      out: "已登录：海宁市 王晓（填表人），服务器 https://zhibao.test",
      err: "",
    });
    expect((await stat(desk.at("settings/session.json"))).mode & 0o777).toBe(0o600);
    expect(await readFile(desk.at("settings/session.json"), "utf8")).not.toContain("right");
    expect((await desk.run("status")).out).toContain("服务器 https://zhibao.test");
  });

  test("reads a password from standard input for scripts", async () => {
    desk.answers.stdin = "right\n";
    expect((await desk.run("sign-in", "haining", "--password-stdin")).code).toBe(0);
  });

  test("with a wrong password ends with 3 and says what to do", async () => {
    desk.answers.password = "guess";
    expect(await desk.run("sign-in", "haining")).toEqual({
      code: 3,
      out: "",
      err: "账号或密码不对。请核对后再登录；忘记密码请联系市科技局管理员。",
    });
  });

  test("after too many tries says how long to wait", async () => {
    api.interfere = () => refused(429, "too-many-attempts", { retryAfterSeconds: 60 });
    desk.answers.password = "guess";
    expect((await desk.run("sign-in", "haining")).err).toBe("尝试次数过多。请过 60 秒再试。");
  });

  test("without terminal and without --password-stdin ends with 2", async () => {
    const ran = await desk.run("sign-in", "haining");
    expect(ran.code).toBe(2);
    expect(ran.err).toContain("--password-stdin");
    expect(api.requests).toEqual([]);
  });

  test("warns before a password goes over plain http", async () => {
    desk.answers.password = "right";
    const ran = await desk.run("sign-in", "haining", "--server", "http://zhibao.test");
    expect(ran.err).toContain("不是 https");
  });

  test("to an address that is none ends with 2", async () => {
    expect((await desk.run("sign-in", "haining", "--server", "zhibao")).code).toBe(2);
    expect((await desk.run("sign-in", "haining", "--server", "ftp://zhibao.test")).code).toBe(2);
    expect((await desk.run("sign-in", "haining", "--server", "https://zhibao.test/app")).code).toBe(2);
  });

  test("without a folder for settings that can be written says which one", async () => {
    await writeFile(desk.at("settings"), "a file in its place");
    desk.answers.password = "right";
    const ran = await desk.run("sign-in", "haining");
    expect(ran).toMatchObject({ code: 2, out: "" });
    expect(ran.err).toContain("ZHIBAO_CONFIG_DIR");
  });

  test("out forgets the session", async () => {
    await signIn();
    expect(await desk.run("sign-out")).toEqual({ code: 0, out: "已退出登录。", err: "" });
    expect(await desk.run("status")).toMatchObject({ code: 3, err: expect.stringContaining("尚未登录") });
  });
});

describe("a session that has run out", () => {
  test("is renewed without a word", async () => {
    await signIn();
    let first = true;
    api.interfere = ({ path }) => {
      if (path !== "rounds" || !first) return undefined;
      first = false;
      return refused(401, "session-expired");
    };
    expect(await desk.run("status")).toMatchObject({ code: 0, err: "" });
    expect(api.requests.map(({ path }) => path)).toContain("sessions/refresh");
  });

  test("and cannot be renewed asks for sign-in, and the workbook stays as it is", async () => {
    await signIn();
    const path = await workbookAt("a.xlsx", 12);
    const before = await readFile(path);
    api.interfere = () => refused(401, "session-expired");
    const ran = await desk.run("submit", path);
    expect(ran).toMatchObject({ code: 3, out: "" });
    expect(ran.err).toContain("请重新登录");
    expect(await readFile(path)).toEqual(before);
  });
});

describe("submit", () => {
  test("prints the receipt and keeps it in the file, so that a second run changes nothing", async () => {
    await signIn();
    const path = await workbookAt("a.xlsx", 12);
    const ran = await desk.run("submit", path);
    expect(ran).toMatchObject({ code: 0, err: "" });
    expect(ran.out).toContain("已上报：任务“2024年报”，第 1 版。");
    expect(ran.out).toMatch(/回执号：2024-330481-1-[0-9a-f]{8}/);
    const noted = await readFile(path);
    const again = await desk.run("submit", path);
    expect(again.code).toBe(0);
    expect(again.out).toContain("这份内容已经上报过");
    expect(await readFile(path)).toEqual(noted);
  });

  test.each([
    ["without network", noNetwork, "连不上服务器"],
    ["to a server that fails", html(500), "HTTP 500"],
    ["to a portal's page", html(200), "不是指报的数据"],
  ])(
    "%s ends with 3, keeps what was to be sent, and goes through later",
    async (_name, failure, sentence) => {
      await signIn();
      const path = await workbookAt("a.xlsx", 12);
      api.interfere = (seen) => (seen.method === "PUT" ? failure(seen) : undefined);
      const lost = await desk.run("submit", path);
      expect(lost).toMatchObject({ code: 3, out: "" });
      expect(lost.err).toContain(sentence);
      expect(lost.err).toContain("不会重复上报");
      api.interfere = undefined;
      expect((await desk.run("submit", path)).code).toBe(0);
      const keys = api.requests
        .filter(({ method }) => method === "PUT")
        .map(({ headers }) => headers["idempotency-key"]);
      expect(new Set(keys).size).toBe(1);
    },
  );

  test("over a colleague's revision shows what differs first, and replaces it when run again", async () => {
    await signIn();
    const theirs = await workbookAt("theirs.xlsx", 20);
    await desk.run("submit", theirs);
    const other = await aDesk((request) => api.fetch(request));
    try {
      other.answers.password = "right";
      await other.run("sign-in", "haining");
      const mine = await workbookAt("mine.xlsx", 12);
      const ran = await other.run("submit", mine);
      expect(ran.code).toBe(3);
      expect(ran.err).toContain("服务器上的内容已经变了（现为第 1 版）");
      expect(ran.out).toMatch(/改动 +20 +12 +KJ-13 新增高新技术企业数（2024年实绩）/);
      expect(await other.run("submit", mine)).toMatchObject({ code: 0 });
    } finally {
      await other.leave();
    }
  });

  test("whose file another program saves meanwhile has arrived, and that program's file stays", async () => {
    await signIn();
    const path = await workbookAt("a.xlsx", 12);
    const theirs = await readFile(await workbookAt("theirs.xlsx", 20));
    api.interfere = async ({ method }) => {
      if (method === "PUT") await writeFile(path, theirs);
      return undefined;
    };
    const ran = await desk.run("submit", path);
    expect(ran.code).toBe(0);
    expect(ran.out).toContain("已上报：任务“2024年报”，第 1 版。");
    expect(ran.err).toBe(
      `上报已经成功，只是回执没有记入文件：${path} 在此期间被别的程序改过，没有覆盖它。请关闭正在编辑它的程序，再运行一次。`,
    );
    expect(await readFile(path)).toEqual(theirs);
    api.interfere = undefined;
    const again = await desk.run("submit", path);
    expect(again).toMatchObject({ code: 0, err: "" });
    expect(again.out).toContain("第 2 版");
  });

  test("refused for findings ends with 1 and lists them", async () => {
    await signIn();
    const path = await workbookAt("a.xlsx", 12, { signed: false });
    const ran = await desk.run("submit", path);
    expect(ran.code).toBe(1);
    expect(ran.out).toContain("“填表人”没有填写");
    expect(ran.err).toBe("审核未通过，没有上报。");
  });

  test.each([
    ["a body over the limit", 413, "body-too-large", "上限（1 MB）"],
    ["a form version that is closed", 409, "form-closed", "template --round"],
    ["somebody else's round", 404, "not-found", "不属于本单位"],
    ["a right that is missing", 403, "forbidden", "无权"],
  ] as const)("of %s ends with 3 and a sentence, nothing kept", async (_name, status, code, sentence) => {
    await signIn();
    const path = await workbookAt("a.xlsx", 12);
    api.interfere = (seen) => (seen.method === "PUT" ? refusal(status, code)(seen) : undefined);
    const ran = await desk.run("submit", path);
    expect(ran).toMatchObject({ code: 3, out: "" });
    expect(ran.err).toContain(sentence);
    expect(await readFile(desk.at("settings/state.json"), "utf8")).toContain('"kept": {}');
  });

  test("as a dry run leaves file and server as they are", async () => {
    await signIn();
    const path = await workbookAt("a.xlsx", 12);
    const before = await readFile(path);
    const ran = await desk.run("submit", path, "--dry-run");
    expect(ran).toMatchObject({ code: 0, err: "" });
    expect(ran.out).toContain("试报通过");
    expect(await readFile(path)).toEqual(before);
    expect(api.submissions.size).toBe(0);
  });
});

describe("the city", () => {
  beforeEach(async () => {
    await signIn();
    await desk.run("submit", await workbookAt("a.xlsx", 12));
    await signIn(city);
  });

  test("sees who has reported and who has not", async () => {
    const { out } = await desk.run("review", "y2024");
    expect(out).toMatch(/330481 +海宁市 +已上报 +1/);
    expect(out).toMatch(/330482 +平湖市 +未报/);
  });

  test("sees one submission with its values and findings", async () => {
    const { code, out } = await desk.run("review", "y2024", "330481");
    expect(code).toBe(0);
    expect(out).toMatch(/KJ-13 +新增高新技术企业数 +家 +12 +年报数/);
    expect(out).toMatch(/KJ-14 .*未提供/);
    expect(out).toContain("填表人 王晓");
  });

  test.each([
    ["accepts", ["accept", "y2024", "330481"]],
    ["returns", ["return", "y2024", "330481", "--reason", "请核对高新技术企业数"]],
  ])("%s nothing it has not looked at, and is told how to look", async (_name, args) => {
    const ran = await desk.run(...args);
    expect(ran).toEqual({
      code: 3,
      out: "",
      err: [
        "这份上报（任务 y2024，单位 330481，第 1 版）还没有在本机看过。请先查看，再决定验收或退回。",
        "查看：npm run -s zhibao -- review y2024 330481",
      ].join("\n"),
    });
    expect(api.submissions.get("y2024 330481")?.state).toBe("submitted");
  });

  test("accepts, closes, publishes; doing it twice changes nothing", async () => {
    await desk.run("review", "y2024", "330481");
    expect((await desk.run("accept", "y2024", "330481")).out).toBe("已验收：330481 在任务 y2024 的第 1 版。");
    expect((await desk.run("accept", "y2024", "330481")).code).toBe(0);
    const early = await desk.run("publish", "y2024");
    expect(early.code).toBe(3);
    expect(early.err).toContain("要先是“已截止”");
    expect((await desk.run("close", "y2024")).code).toBe(0);
    const stopped = await desk.run("publish", "y2024");
    expect(stopped.code).toBe(3);
    expect(stopped.err).toMatch(/^没有公布：还有 \d+ 个单位没有验收：330482（未报）/);
    expect((await desk.run("publish", "y2024", "--without-missing")).out).toBe(
      "任务“2024年报”（y2024）：已公布。",
    );
  });

  test("returns with a reason only", async () => {
    expect((await desk.run("return", "y2024", "330481")).code).toBe(2);
    expect((await desk.run("return", "y2024", "330481", "--reason", "不对")).code).toBe(2);
    await desk.run("review", "y2024", "330481");
    const ran = await desk.run("return", "y2024", "330481", "--reason", "请核对高新技术企业数");
    expect(ran.out).toBe("已退回：330481 在任务 y2024 的第 1 版。");
  });
});

describe("pull", () => {
  test("puts the published figures into the file, and leaves it alone when nothing changed", async () => {
    await signIn();
    const path = await workbookAt("a.xlsx", 12);
    await desk.run("submit", path);
    await signIn(city);
    for (const step of [
      ["review", "y2024", "330481"],
      ["accept", "y2024", "330481"],
      ["close", "y2024"],
      ["publish", "y2024", "--without-missing"],
    ])
      await desk.run(...step);
    await signIn();
    const ran = await desk.run("pull", "--into", path);
    expect(ran).toMatchObject({ code: 0, err: "" });
    expect(ran.out).toContain("工作表“同级汇总 2024年报”（新增）");
    const pulled = await readFile(path);
    expect((await desk.run("pull", "--into", path)).out).toContain("没有变化");
    expect(await readFile(path)).toEqual(pulled);
    expect((await desk.run("check", path)).code).toBe(0);
  });

  test("into a file another program saves meanwhile writes nothing, and does when run again", async () => {
    await signIn();
    const path = await workbookAt("a.xlsx", 12);
    await desk.run("submit", path);
    await signIn(city);
    await desk.run("review", "y2024", "330481");
    for (const step of [
      ["accept", "y2024", "330481"],
      ["close", "y2024"],
      ["publish", "y2024", "--without-missing"],
    ])
      await desk.run(...step);
    await signIn();
    const theirs = await readFile(await workbookAt("theirs.xlsx", 20));
    api.interfere = async ({ path: asked }) => {
      if (asked.endsWith("/merged")) await writeFile(path, theirs);
      return undefined;
    };
    expect(await desk.run("pull", "--round", "y2024", "--into", path)).toEqual({
      code: 2,
      out: "",
      err: `${path} 在此期间被别的程序改过，没有覆盖它。请关闭正在编辑它的程序，再运行一次。`,
    });
    expect(await readFile(path)).toEqual(theirs);
    api.interfere = undefined;
    const again = await desk.run("pull", "--round", "y2024", "--into", path);
    expect(again.out).toContain("工作表“同级汇总 2024年报”（新增）");
  });

  test("before publication says so and leaves the file alone", async () => {
    await signIn();
    const path = await workbookAt("a.xlsx", 12);
    const before = await readFile(path);
    expect(await desk.run("pull", "--into", path)).toMatchObject({
      code: 3,
      err: expect.stringContaining("公布"),
    });
    expect(await readFile(path)).toEqual(before);
  });

  test("without a file to pull into ends with 2", async () => {
    expect((await desk.run("pull")).code).toBe(2);
  });
});

describe("status", () => {
  test("tells what became of a submission without an answer, and is done with it once told", async () => {
    await signIn();
    const path = await workbookAt("a.xlsx", 12);
    api.interfere = (seen) => (seen.method === "PUT" ? timesOut(seen) : undefined);
    await desk.run("submit", path);
    api.interfere = undefined;
    const waits = "任务“2024年报”有一次上报还没有得到回执。请用同一份表再上报一次，不会重复。";
    expect((await desk.run("status")).out).toContain(waits);
    expect((await desk.run("status")).out).toContain(waits);
    api.rounds.splice(0, 1, { id: "y2024", name: "2024年报", period: "2024", state: "closed" });
    expect((await desk.run("status")).out).toContain("任务“2024年报”有一次上报没有送达，现在已不能再报。");
    expect((await desk.run("status")).out).not.toContain("没有送达");
  });

  test("tells the unit why its submission was returned", async () => {
    await signIn();
    await desk.run("submit", await workbookAt("a.xlsx", 12));
    const stored = api.submissions.get("y2024 330481");
    if (!stored) throw new Error("nothing was submitted");
    api.submissions.set(
      "y2024 330481",
      aSubmission("y2024", stored.document, { state: "returned", seq: 2, reason: "请核对研发费用" }),
    );
    const { out } = await desk.run("status");
    expect(out).toMatch(/y2024 +2024年报 +2024年实绩 +2025-01-31 23:59 +填报中 +已退回（第 1 版/);
    expect(out).toContain("退回理由（2024年报）：请核对研发费用");
  });
});
