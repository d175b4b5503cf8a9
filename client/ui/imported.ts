/** A part of the page by its import. Chromium keeps that a script could not be fetched: the next try has another address. */

const SCRIPT = /https?:\S+\.js$/;

/** The module that `get` imports; where its script could not be fetched, the same by an address that was not tried yet. */
export async function imported<T>(get: () => Promise<T>): Promise<T> {
  try {
    return await get();
  } catch (fault) {
    const script = fault instanceof TypeError ? SCRIPT.exec(fault.message)?.[0] : undefined;
    if (script === undefined) throw fault;
    return import(/* @vite-ignore */ `${script}?again=${crypto.randomUUID()}`);
  }
}
