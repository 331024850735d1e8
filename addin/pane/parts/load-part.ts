/** A part of the pane that could not be fetched: there is no network, or a newer pane has taken its place. */
export class PartNotLoaded extends Error {}

/** Loads a part that is not there from the beginning. Browsers reject with TypeError where it cannot be fetched. */
export async function loadPart<Part>(load: () => Promise<Part>): Promise<Part> {
  try {
    return await load();
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    throw new PartNotLoaded(cause.message, { cause });
  }
}
