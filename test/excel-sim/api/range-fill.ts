import type { ExcelObject } from "../excel-object.ts";
import { colorText } from "../workbook/color.ts";
import type { Look } from "../workbook/look.ts";
import { givenColor } from "./given-color.ts";
import { type Looked, lookScalar, restyle } from "./looks.ts";

/** The background of cells; white where there is none, as Excel says. */
export class RangeFillObject implements ExcelObject {
  readonly typeName = "RangeFill";
  readonly scalars: ExcelObject["scalars"];
  readonly navigations = {};
  readonly methods: ExcelObject["methods"];

  constructor(looked: Looked) {
    this.scalars = {
      Color: lookScalar(looked, fillColor, (given) => {
        const fgColor = givenColor(given);
        return (look) => ({ ...look, fill: { type: "pattern", pattern: "solid", fgColor } });
      }),
    };
    this.methods = {
      Clear: () => {
        restyle(looked, ({ fill: _gone, ...look }) => look);
        return null;
      },
    };
  }

  identity(): { Id?: string } {
    return {};
  }
}

export function fillColor({ fill }: Look): string {
  if (fill?.type !== "pattern" || fill.pattern === "none") return "#FFFFFF";
  return colorText(fill.fgColor) ?? "#FFFFFF";
}
