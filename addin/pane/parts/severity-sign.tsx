import type { ComponentProps } from "react";
import type { FindingKind } from "../../text/finding-kind.ts";
import { DrawnSign } from "./drawn-sign.tsx";

const signs: Record<FindingKind, ComponentProps<typeof DrawnSign>> = {
  error: { shape: "crossInOctagon", tone: "danger" },
  releasable: { shape: "markInTriangle", tone: "danger" },
  query: { shape: "questionInDiamond", tone: "warning" },
  hint: { shape: "letterInSquare", tone: "brand" },
  released: { shape: "tickInCircle", tone: "success" },
  na: { shape: "dashInCircle", tone: "neutral" },
};

export const SeveritySign = ({ kind }: { kind: FindingKind }) => <DrawnSign {...signs[kind]} />;
