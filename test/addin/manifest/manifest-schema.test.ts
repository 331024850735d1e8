import { describe, expect, it } from "vitest";
import { manifestText } from "./manifest-at-hand.ts";
import { schemaErrors } from "./manifest-schema.ts";

/** Swaps one place of the manifest; a place that is not there is a mistake of the test. */
function changed(place: string | RegExp, by: string): string {
  const text = manifestText.replace(place, by);
  if (text === manifestText) throw new Error(`not in manifest.xml: ${place}`);
  return text;
}

const requirements = '<Requirements><Sets><Set Name="ExcelApi" MinVersion="1.14"/></Sets></Requirements>';
const runtimes = '<Runtimes><Runtime resid="Pane.Url" lifetime="long"/></Runtimes>';

describe("manifest.xml against the schema", () => {
  it("is valid", async () => {
    expect(await schemaErrors(manifestText)).toEqual([]);
  });

  it.each([
    ["elements in another order", changed(/(<Id>.*)\n(.*<\/Version>)/, "$2\n$1"), "Expected is ( Id )"],
    [
      "an address without https",
      changed("https://localhost:3000/help", "http://localhost/help"),
      "https://.+",
    ],
    ["a label of 126 characters", changed('"审核"', `"${"长".repeat(126)}"`), "maximum length of '125'"],
    ["a button without supertip", changed(/<Supertip>[\s\S]*?<\/Supertip>/, ""), "Expected is ( Supertip )"],
    ["a button without action", changed(/<Action [\s\S]*?<\/Action>/, ""), "Expected is ( Action )"],
    ["an icon of an unknown size", changed('size="16"', 'size="18"'), "The value '18'"],
    ["a text without translation", changed(/<bt:Override .*\/>/, ""), "Expected is ( Override )"],
    ["a minimum of ExcelApi", changed("<DefaultSettings>", `${requirements}$&`), "Element 'Requirements'"],
    ["a shared runtime", changed("<DesktopFormFactor>", `${runtimes}$&`), "Element 'Runtimes'"],
  ])("%s is refused", async (_, text, why) => {
    expect(await schemaErrors(text)).toEqual([expect.stringContaining(why)]);
  });
});
