/** Gives back what was claimed; closing the page does too. */
export type Release = () => void;

/** How long the page before a reload may take to let go; ms. */
const patienceMs = 1_500;

/**
 * Claims a name for this page alone among all pages of the browser; null where another page holds it. Where the browser
 * has no locks (pages of an address without https), every page is granted everything.
 */
export async function claim(name: string): Promise<Release | null> {
  const { locks } = navigator;
  if (locks === undefined) return () => undefined;
  return new Promise((resolve, reject) => {
    const asked = locks.request(
      `zhibao ${name}`,
      { signal: AbortSignal.timeout(patienceMs) },
      () => new Promise<void>((release) => resolve(release)),
    );
    asked.catch((error: unknown) => (error instanceof DOMException ? resolve(null) : reject(error)));
  });
}

/** Whether any page, this one too, holds the name. */
export async function isClaimed(name: string): Promise<boolean> {
  const { held } = (await navigator.locks?.query()) ?? {};
  return held?.some((lock) => lock.name === `zhibao ${name}`) ?? false;
}

/** Under which a page holds the place where it keeps unsaved changes. */
export const slotName = (slot: string): string => `slot ${slot}`;

/** Under which a page says that it has a workbook open. */
export const workbookName = (workbookId: string): string => `workbook ${workbookId}`;
