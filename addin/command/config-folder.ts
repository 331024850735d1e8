import { join } from "node:path";

/** Where this system keeps a user's settings; ZHIBAO_CONFIG_DIR names another place (two accounts on one machine). */
export function configFolder(
  env: Readonly<Record<string, string | undefined>>,
  platform: string,
  home: string,
): string {
  if (env.ZHIBAO_CONFIG_DIR) return env.ZHIBAO_CONFIG_DIR;
  if (platform === "win32") return join(env.APPDATA || join(home, "AppData", "Roaming"), "zhibao");
  if (platform === "darwin") return join(home, "Library", "Application Support", "zhibao");
  return join(env.XDG_CONFIG_HOME || join(home, ".config"), "zhibao");
}
