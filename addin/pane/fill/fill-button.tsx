import { Button } from "@fluentui/react-components";
import { isCity } from "../../flow/status.ts";
import { usePane } from "../pane-context.ts";
import { useTexts } from "../texts/use-texts.ts";
import { fillTexts } from "./fill-texts.ts";

/** Leads to what the city holds of the unit. The city's own people have no table to fill. */
export function FillButton({
  id,
  small = false,
  onFill,
}: {
  id?: string;
  small?: boolean;
  onFill: () => void;
}) {
  const { person } = usePane();
  const words = useTexts(fillTexts);
  if (person !== null && isCity(person)) return null;
  return (
    <Button {...(id === undefined ? {} : { id })} size={small ? "small" : "medium"} onClick={onFill}>
      {words("open")}
    </Button>
  );
}
