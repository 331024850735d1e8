import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { placeManifest } from "../../../addin/manifest/place-manifest.ts";
import { manifestText, projectFolder } from "./manifest-at-hand.ts";
import { schemaErrors } from "./manifest-schema.ts";

describe("the manifest of a deployment", () => {
  it("differs from the one of the repository in the address only, and is valid", async () => {
    const placed = placeManifest(manifestText, "https://zhibao.example.gov.cn/");
    if (!placed.ok) throw new Error(placed.error);
    expect(placed.value).not.toContain("localhost");
    expect(placed.value.replaceAll("https://zhibao.example.gov.cn", "https://localhost:3000")).toBe(
      manifestText,
    );
    expect(await schemaErrors(placed.value)).toEqual([]);
  });

  it("takes a port, and a Chinese domain as browsers write it", () => {
    const addresses = ["https://10.0.0.5:8443", "https://指报.example.cn"].map((address) => {
      const placed = placeManifest(manifestText, address);
      return placed.ok && /<AppDomain>(.*)<\/AppDomain>/.exec(placed.value)?.[1];
    });
    expect(addresses).toEqual(["https://10.0.0.5:8443", "https://xn--4ru8h.example.cn"]);
  });

  it.each([
    ["", "not-an-address"],
    ["zhibao.example.gov.cn", "not-an-address"],
    ["http://zhibao.example.gov.cn", "not-https"],
    ["https://zhibao.example.gov.cn/office", "more-than-a-host"],
    ["https://a:b@zhibao.example.gov.cn", "more-than-a-host"],
    ["https://zhibao.example.gov.cn/?a=1", "more-than-a-host"],
  ])("refuses %j: %s", (address, error) => {
    expect(placeManifest(manifestText, address)).toEqual({ ok: false, error });
  });
});

const run = (script: string, ...words: string[]) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", join(projectFolder, "worker", "local", script), ...words],
    { encoding: "utf8" },
  );
  return { status, stdout, stderr: stderr.trim() };
};

describe("the commands around the manifest", () => {
  it("the one that writes it says how to give an address, exit code 2", () => {
    expect(run("write-manifest.ts")).toEqual({
      status: 2,
      stdout: "",
      stderr: "请写出加载项所在网站的地址。用法：npm run manifest -- https://zhibao.example.gov.cn",
    });
  });

  // Where Excel can be, the command would open it.
  it.runIf(process.platform === "linux")("npm run sideload says where to test when there is no Excel", () => {
    expect(run("run.mjs", "sideload")).toEqual({
      status: 2,
      stdout: "",
      stderr:
        "本机没有 Excel，不能自动装入加载项：请在网页版 Excel 里选“开始 → 加载项 → 更多设置 → 上传我的加载项”，上传 manifest.xml。",
    });
  });
});
