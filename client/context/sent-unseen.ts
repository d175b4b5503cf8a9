/** Which zones of life safety were sent before their author had seen what may meet them, for every place that shows zones. [R50] */
import { getContext, setContext } from 'svelte';
import type { ZoneItem } from '../../picture/kinds/zone.ts';
import type { Unseen } from '../../picture/refusal.ts';

/** What an author had not seen; nothing for all other zones. */
type SentUnseen = (zone: ZoneItem) => readonly Unseen[];

const KEY = Symbol('sent-unseen');

export const provideSentUnseen = (of: SentUnseen): void => {
  setContext(KEY, of);
};

/** To be called once, when a part is made; where no picture is followed, nothing was sent unseen. */
export const useSentUnseen = (): SentUnseen =>
  getContext<SentUnseen | undefined>(KEY) ?? (() => []);
