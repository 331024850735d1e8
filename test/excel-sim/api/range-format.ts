import type { ExcelObject } from "../excel-object.ts";
import { requireUnprotected } from "../workbook/permission.ts";
import { alignmentScalars } from "./alignment.ts";
import { givenFlag } from "./given.ts";
import { lineSizeScalars } from "./line-sizes.ts";
import { type Looked, lookScalar } from "./looks.ts";
import { RangeBorderCollectionObject } from "./range-border.ts";
import { RangeFillObject } from "./range-fill.ts";
import { RangeFontObject } from "./range-font.ts";

/** How cells look. */
export class RangeFormatObject implements ExcelObject {
  readonly typeName = "RangeFormat";
  readonly scalars: ExcelObject["scalars"];
  readonly navigations: ExcelObject["navigations"];
  readonly methods = {};

  constructor(looked: Looked) {
    this.scalars = { ...alignmentScalars(looked), ...lineSizeScalars(looked) };
    this.navigations = {
      Fill: () => new RangeFillObject(looked),
      Font: () => new RangeFontObject(looked),
      Borders: () => new RangeBorderCollectionObject(looked),
      Protection: () => formatProtection(looked),
    };
  }

  identity(): { Id?: string } {
    return {};
  }
}

/** Whether cells are locked once their sheet is protected. */
function formatProtection(looked: Looked): ExcelObject {
  const unprotected = () => {
    for (const { sheet } of looked.areas) requireUnprotected(looked.book, sheet);
  };
  return {
    typeName: "FormatProtection",
    scalars: {
      Locked: lookScalar(
        looked,
        ({ protection }) => protection?.locked !== false,
        (given) => {
          unprotected();
          const locked = givenFlag(given);
          return (look) => ({ ...look, protection: { ...look.protection, locked } });
        },
      ),
      FormulaHidden: lookScalar(
        looked,
        ({ protection }) => protection?.hidden === true,
        (given) => {
          unprotected();
          const hidden = givenFlag(given);
          return (look) => ({ ...look, protection: { ...look.protection, hidden } });
        },
      ),
    },
    navigations: {},
    methods: {},
    identity: () => ({}),
  };
}
