/** How the simulated program presents itself to the add-in at start-up. */
export type HostOptions = {
  /** Language of the program's menus: `Office.context.displayLanguage`. */
  locale: "zh-CN" | "en-US";
  /** What `isSetSupported` answers. Versions are text: the number 1.10 would be 1.1. */
  requirementSets: Readonly<Record<string, string>>;
  /** `Office.context.document.mode`. That nothing can be written then is the workbook's part. */
  readOnly: boolean;
  documentUrl: string;
};

/** A current Excel on the web, as far as this library goes (ExcelApi 1.15). */
export const currentExcel: HostOptions = {
  locale: "zh-CN",
  requirementSets: {
    ExcelApi: "1.15",
    RichApiRuntime: "1.2",
    RichApiRuntimeFlag: "1.2",
    DelayForCellEdit: "1.1",
    SharedRuntime: "1.1",
    DialogApi: "1.2",
    RibbonApi: "1.1",
    Settings: "1.1",
  },
  readOnly: false,
  documentUrl: "https://localhost/科技创新指标.xlsx",
};

/** Goes into the frame's `window.name` before its address is set: the add-in's own address stays untouched. */
export function frameName(hostOrigin: string, conversationId: string, { locale }: HostOptions): string {
  return JSON.stringify({
    baseFrameName: "taskpane",
    // the seventh field switches the library's telemetry off
    hostInfo: `Excel|Web|16.01|${locale}|correlation||disableLogging|0`,
    xdmInfo: `${conversationId}|control|${hostOrigin}/`,
    serializerVersion: "1",
    flights: "[]",
  });
}

/** The answer to getAppContextAsync; the library needs every field up to `_reason`. */
export function appContext(
  controlId: unknown,
  settings: readonly (readonly [string, string])[],
  options: HostOptions,
): Record<string, unknown> {
  return {
    _id: controlId,
    _appName: 16, // Excel on the web
    _appVersion: "16.01",
    _appMinorVersion: 1,
    _appUILocale: options.locale,
    _dataLocale: options.locale,
    _docUrl: options.documentUrl,
    _clientMode: options.readOnly ? 0 : 1,
    _settings: settings,
    _reason: "documentOpened",
    _osfControlType: 1,
    _eToken: "",
    _correlationId: "correlation",
    _appInstanceId: "instance",
    _requirementMatrix: JSON.stringify(options.requirementSets),
    _hostFullVersion: "16.0.15427.40000",
    _addinName: "excel-sim",
    _appDomains: [],
    _clientWindowHeight: 800,
    _clientWindowWidth: 320,
  };
}
