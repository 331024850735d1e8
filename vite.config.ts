import { join } from "node:path";
import { build, defineConfig, type Plugin, type ResolvedConfig } from "vite";
import { officeJsAddress } from "./addin/build/office-js.ts";
import {
  headersFile,
  paneHeaders,
  workbookPageHeaders,
  workbookPagePaths,
} from "./addin/build/pane-headers.ts";

const at = (path: string) => join(import.meta.dirname, path);
const officeJs = officeJsAddress(process.env.ZHIBAO_OFFICE_JS);

const writeHeaders = (): Plugin => ({
  name: "zhibao-headers",
  generateBundle() {
    this.emitFile({ type: "asset", fileName: "_headers", source: headersFile(officeJs) });
  },
});

/** The same while previewing, where a page needs other headers than the pane. */
const previewHeaders = (): Plugin => ({
  name: "zhibao-preview-headers",
  configurePreviewServer({ middlewares }) {
    middlewares.use((request, response, next) => {
      const { pathname } = new URL(request.url ?? "/", "http://localhost");
      const own = workbookPagePaths.includes(pathname) ? workbookPageHeaders : {};
      // one by one: a response over HTTP/2, which browsers ask for, has no setHeaders
      for (const [name, value] of Object.entries({ ...paneHeaders(officeJs), ...own }))
        response.setHeader(name, value);
      next();
    });
  },
});

/** What people get of either page. */
const pageBuild = (page: string) => ({
  // WebView2, and Safari of the macOS and iPadOS that current Office runs on.
  target: "es2022",
  modulePreload: { polyfill: false },
  chunkSizeWarningLimit: 7_000, // kB: the grid, which nobody waits for
  rolldownOptions: {
    input: at(page),
    // the page lists the files of every part it may load: names in words would cost it more
    output: { chunkFileNames: "assets/p-[hash].js" },
    checks: {
      moduleLevelDirective: false, // Fluent says "use client" in every file; there is no server here
      eval: false, // in ExcelJS's printed form, on a way nothing here takes
    },
  },
});

/** The page without Excel is built apart: chunks cut for both would make the pane larger, and the grid stays out of it. */
function buildWorkbookPage(): Plugin {
  let pane: ResolvedConfig | undefined;
  return {
    name: "zhibao-workbook-page",
    apply: "build",
    configResolved: (config) => {
      pane = config;
    },
    async writeBundle({ dir }) {
      if (dir === undefined) throw new Error("The pane is built to no folder");
      await build({
        configFile: false,
        root: at("addin"),
        logLevel: pane?.logLevel ?? "info",
        build: { ...pageBuild("addin/index.html"), outDir: dir, emptyOutDir: false, copyPublicDir: false },
      });
    },
  };
}

/** The two pages, addin/taskpane.html for Excel and addin/index.html without it → dist/, served beside the API. */
export default defineConfig(({ command }) => {
  // Whatever is set around it, what is built is what people get: React without its development half.
  if (command === "build") process.env.NODE_ENV = "production";
  return {
    root: at("addin"),
    plugins: [writeHeaders(), previewHeaders(), buildWorkbookPage()],
    // %ZHIBAO_OFFICE_JS% in taskpane.html
    define: { "import.meta.env.ZHIBAO_OFFICE_JS": JSON.stringify(officeJs.href) },
    build: { ...pageBuild("addin/taskpane.html"), outDir: at("dist"), emptyOutDir: true },
  };
});
