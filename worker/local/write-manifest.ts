// npm run manifest -- https://zhibao.example.gov.cn: writes dist/manifest.xml for that address.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type AddressProblem, placeManifest } from "../../addin/manifest/place-manifest.ts";

const root = join(import.meta.dirname, "..", "..");
const usage = "用法：npm run manifest -- https://zhibao.example.gov.cn";
const problems: Record<AddressProblem, string> = {
  "not-an-address": `请写出加载项所在网站的地址。${usage}`,
  "not-https": `Office 只打开 https 的加载项：请给网站配好证书，地址以 https:// 开头。${usage}`,
  "more-than-a-host": `地址只写到域名（必要时带端口），不能带路径、账号或参数。${usage}`,
};

const [address = ""] = process.argv.slice(2);
const placed = placeManifest(readFileSync(join(root, "manifest.xml"), "utf8"), address);
if (placed.ok) {
  const folder = join(root, "dist");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "manifest.xml"), placed.value);
  console.log("已写好 dist/manifest.xml：请交给租户管理员部署（docs/部署.md）。");
} else {
  console.error(problems[placed.error]);
  process.exitCode = 2;
}
