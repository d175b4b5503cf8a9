/** What is said at a field of a message that is wrong; a question has its answers beside it. Pure. */
import type { Messages } from '../messages/catalogue.ts';
import type { DraftFault } from './draft.ts';

export interface Note {
  readonly wrong?: string;
  /** The rule's own reason, in English. */
  readonly exact?: string | undefined;
}

export const noteAt = (fault: DraftFault | undefined, w: Messages['traffic']): Note =>
  fault === undefined || 'offers' in fault
    ? {}
    : { wrong: w.faults[fault.name], exact: fault.exact };

/** The name of a value of a phrase; its own, where the page has no word for it. */
export const slotName = (name: string, w: Messages['traffic']): string =>
  Object.hasOwn(w.slot, name) ? w.slot[name as keyof typeof w.slot] : name;

/** The words of a phrase with the names of its values in place. */
export const template = (wording: string, w: Messages['traffic']): string =>
  wording.replace(/\{([a-z]+)\}/g, (_, name: string) => `[${slotName(name, w)}]`);
