import * as z from "zod";
import { indicatorCode, orgId } from "../../shared/schema/identifiers.ts";

/** Units and indicators somebody wants to compare; [] is all that may be seen. */
export const peerSelection = z.strictObject({ orgs: z.array(orgId), indicators: z.array(indicatorCode) });
export type PeerSelection = z.infer<typeof peerSelection>;

/** What a person chose last on this machine, so that it need not be chosen again. */
export interface ChoiceStore {
  round(): Promise<string | null>;
  keepRound(round: string): Promise<void>;
  peers(round: string): Promise<PeerSelection | null>;
  keepPeers(round: string, selection: PeerSelection): Promise<void>;
}
