import type { ComponentProps } from "react";
import { DrawnSign } from "./drawn-sign.tsx";
import type { FindingKind } from "./group-findings.ts";

const signs: Record<FindingKind, ComponentProps<typeof DrawnSign>> = {
  error: { shape: "crossInOctagon", tone: "danger" },
  releasable: { shape: "markInTriangle", tone: "danger" },
  query: { shape: "questionInDiamond", tone: "warning" },
  hint: { shape: "letterInSquare", tone: "brand" },
  na: { shape: "dashInCircle", tone: "neutral" },
};

export const SeveritySign = ({ kind }: { kind: FindingKind }) => <DrawnSign {...signs[kind]} />;
