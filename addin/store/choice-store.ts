import type { PeerSelection } from "../table/plan/peer-selection.ts";

/** What a person chose last on this machine, so that it need not be chosen again. */
export interface ChoiceStore {
  peers(round: string): Promise<PeerSelection | null>;
  keepPeers(round: string, selection: PeerSelection): Promise<void>;
  /** The city may be told what the person calls indicators; null until they were told of it. */
  offersNames(): Promise<boolean | null>;
  keepOffersNames(offers: boolean): Promise<void>;
}
