/** Why the pane cannot run here; public/old-office.js has a sentence for each. */
type OldOfficeReason = "old-office" | "old-excel" | "office-unreachable" | "no-office";

interface Window {
  /** Set by public/old-office.js, the first script of taskpane.html. */
  zhibaoOldOffice: {
    /** Covers the pane with the sentence for a reason and the address of the browser workbook; the first reason stays. */
    show(reason: OldOfficeReason): void;
  };
}
