/**
 * What forbids changes, for the kinds and facets whose `refuse` is long and asks for it by `how.judges`:
 * decide.ts alone loads this, so a page that only shows a picture does not fetch it.
 */
import { judgeConsent } from './facets/consent/judge.ts';
import { judgeReceipt } from './facets/receipts/judge.ts';
import { judgeRelease } from './facets/release/judge.ts';
import type { Judges } from './judging.ts';
import { judgeChannel } from './kinds/channel-refusals.ts';
import { judgeEvent } from './kinds/event-refusals.ts';
import { judgeMessage } from './kinds/message-refusals.ts';
import { judgeWatch } from './kinds/watch-refusals.ts';
import { judgeZone } from './kinds/zone-refusals.ts';

export const JUDGES = {
  channel: judgeChannel,
  consent: judgeConsent,
  event: judgeEvent,
  message: judgeMessage,
  receipts: judgeReceipt,
  release: judgeRelease,
  watch: judgeWatch,
  zone: judgeZone,
} as const satisfies Judges;
