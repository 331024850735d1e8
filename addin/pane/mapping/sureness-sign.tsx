import type { ComponentProps } from "react";
import type { Sureness } from "../../table/reading.ts";
import { DrawnSign } from "../parts/drawn-sign.tsx";

const signs: Record<Sureness, ComponentProps<typeof DrawnSign>> = {
  asked: { shape: "questionInDiamond", tone: "warning" },
  sure: { shape: "tickInCircle", tone: "success" },
  ignored: { shape: "dashInSquare", tone: "neutral" },
};

export const SurenessSign = ({ state }: { state: Sureness }) => <DrawnSign {...signs[state]} />;
