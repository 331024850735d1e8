import { Badge } from "@fluentui/react-components";
import { useTexts } from "../texts/use-texts.ts";
import { partsTexts } from "./parts-texts.ts";

/** Says of a rehearsal that its figures are invented, wherever such a round is shown. */
export function RehearsalBadge() {
  const words = useTexts(partsTexts);
  return (
    <Badge appearance="outline" color="informative" title={words("rehearsalTitle")}>
      {words("rehearsal")}
    </Badge>
  );
}
