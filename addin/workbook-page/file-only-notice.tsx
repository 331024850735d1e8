import { makeStyles, tokens } from "@fluentui/react-components";
import type { CellPlace } from "../host/port.ts";
import { useTexts } from "../pane/texts/use-texts.ts";
import { printCell } from "../table/address.ts";
import { pageTexts } from "./page-texts.ts";

const useStyles = makeStyles({
  notice: { maxWidth: "560px", margin: "0 auto", padding: tokens.spacingHorizontalXXL },
  title: { fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500, margin: 0 },
  cell: { fontSize: tokens.fontSizeBase500, fontWeight: tokens.fontWeightSemibold },
});

/** Stands where the grid would: why there is none, how to change the file, and the cell the pane speaks of. */
export function FileOnlyNotice({ why, cell }: { why: "rows" | "grid"; cell: CellPlace | null }) {
  const words = useTexts(pageTexts);
  const styles = useStyles();
  return (
    <div className={styles.notice}>
      <h2 className={styles.title}>{words("fileOnlyTitle")}</h2>
      <p>{words(why === "rows" ? "fileOnlyRows" : "fileOnlyGrid")}</p>
      <p>{words("fileOnlyHow")}</p>
      <p role="status" className={styles.cell}>
        {cell && words("fileOnlyCell", { cell: printCell(cell.sheet, cell.address) })}
      </p>
    </div>
  );
}
