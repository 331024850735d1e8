import { join } from "node:path";
import { defineConfig, type Plugin } from "vite";
import { officeJsAddress } from "./addin/build/office-js.ts";
import { headersFile, paneHeaders } from "./addin/build/pane-headers.ts";

const at = (path: string) => join(import.meta.dirname, path);
const officeJs = officeJsAddress(process.env.ZHIBAO_OFFICE_JS);

const writeHeaders = (): Plugin => ({
  name: "zhibao-headers",
  generateBundle() {
    this.emitFile({ type: "asset", fileName: "_headers", source: headersFile(officeJs) });
  },
});

/** The task pane: addin/taskpane.html and what it needs → dist/, which the Worker serves beside its API. */
export default defineConfig(({ command }) => {
  // Whatever is set around it, what is built is what people get: React without its development half.
  if (command === "build") process.env.NODE_ENV = "production";
  return {
    root: at("addin"),
    plugins: [writeHeaders()],
    // %ZHIBAO_OFFICE_JS% in taskpane.html
    define: { "import.meta.env.ZHIBAO_OFFICE_JS": JSON.stringify(officeJs.href) },
    build: {
      outDir: at("dist"),
      emptyOutDir: true,
      // WebView2, and Safari of the macOS and iPadOS that current Office runs on.
      target: "es2022",
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: { taskpane: at("addin/taskpane.html") },
        checks: { moduleLevelDirective: false }, // Fluent says "use client" in every file; there is no server here
      },
    },
    preview: { headers: paneHeaders(officeJs) },
  };
});
