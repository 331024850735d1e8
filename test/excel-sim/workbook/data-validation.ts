import type { Area } from "./area.ts";

/** One rule for cells, in the shapes of the Excel API (Excel.DataValidationRule …). */
export type DataValidation = {
  areas: Area[];
  rule: Record<string, Record<string, unknown>>;
  errorAlert: { showAlert: boolean; style: string; title: string; message: string };
  prompt: { showPrompt: boolean; title: string; message: string };
  ignoreBlanks: boolean;
};

export const noValidation = (areas: Area[]): DataValidation => ({
  areas,
  rule: {},
  errorAlert: { showAlert: true, style: "Stop", title: "", message: "" },
  prompt: { showPrompt: true, title: "", message: "" },
  ignoreBlanks: true,
});
