import { useEffect, useState } from "react";
import { offersNames } from "../../flow/offer-aliases.ts";
import { usePane } from "../pane-context.ts";

/** Whether what the person calls the rows is told to the city; it is unless they leave it off. Not asked of the city. */
export function useOffersNames() {
  const { desk, person } = usePane();
  const [offers, setOffers] = useState(true);
  const mayOffer = offersNames(person);
  useEffect(() => {
    if (person === null) return;
    let gone = false;
    const recall = async () => {
      const { storesOf } = await desk();
      const chosen = await storesOf(person).choices.offersNames();
      if (!gone) setOffers(chosen ?? true);
    };
    void recall();
    return () => {
      gone = true;
    };
  }, [desk, person]);
  const choose = (chosen: boolean) => {
    setOffers(chosen);
    if (person !== null) void desk().then(({ storesOf }) => storesOf(person).choices.keepOffersNames(chosen));
  };
  return { mayOffer, offers: mayOffer && offers, setOffers: choose };
}
