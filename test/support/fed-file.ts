/** What tests ask of a file that was fed: its events, refusals, notes and the notice. */
import type { RefusedRow } from '../../picture/files/row.ts';
import { noticeOf } from '../../server/feed/notice.ts';
import { whyRefused } from '../../server/feed/words.ts';
import { eventIn, type Fed, fed } from './fed.ts';
import { heldFile } from './held-file.ts';

export const read = (name: string, text: string, more: Parameters<typeof fed>[1] = {}) =>
  fed(heldFile(name, text), more);
export const events = ({ reports }: Fed) => reports.map(eventIn);
export const occurred = (all: Fed) => events(all).map((event) => event.occurred);
export const titles = (all: Fed) => events(all).map(({ title }) => Object.values(title)[1]);
export const refusals = ({ refused }: Fed) =>
  refused.map(({ number, field, fault }) => [number, field, fault]);
export const notes = ({ noted }: Fed) =>
  noted.map(({ number, field, note }) => [number, field, note]);
export const notice = ({ survey }: Fed) =>
  survey === undefined ? '' : noticeOf(survey).join('\n');
export const why = (rows: readonly RefusedRow[]) => rows.map(whyRefused);
