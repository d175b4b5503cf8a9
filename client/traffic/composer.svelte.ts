/** A message as it is written now: what it would send, what is against it, and the sending of it. */
import { CommandId, type DeskId } from '../../picture/basics.ts';
import { decide, type Refusal } from '../../picture/decide.ts';
import type { Change } from '../../picture/entry.ts';
import type { Picture } from '../../picture/fold.ts';
import type { LonLat } from '../../picture/geo/place.ts';
import type { Book } from '../../picture/phrasebook/book.ts';
import type { Taken } from '../api/api.ts';
import { Sending } from '../commands/sending.svelte.ts';
import type { Page } from '../context/page.ts';
import type { FieldValues } from '../fields/field-values.ts';
import { meantKey } from '../fields/meant.ts';
import { timeText } from '../fields/time-text.ts';
import { type Entry, namedSo } from '../gazetteer/goto.ts';
import type { PictureFollower } from '../store/picture-follower.svelte.ts';
import { newWords } from './begun.ts';
import { Composing } from './composing.svelte.ts';
import { type Draft, type DraftFault, draftOf, fieldAt } from './draft.ts';
import { actSaid, type SpokenFault } from './spoken.ts';

const PROBE = CommandId.parse('00000000-0000-4000-8000-000000000000'); // never sent

/** By what a message is judged. Its values change: they are read where they are used. */
export interface Around {
  readonly page: Page;
  readonly follower: PictureFollower;
  readonly book: Book;
  /** Where the map looks. */
  readonly near: LonLat;
  /** Places that have names, as far as they are here. */
  readonly places: readonly Entry[];
}

export class Composer {
  readonly #around: Around;
  readonly composing: Composing;
  readonly sending = new Sending();

  constructor(around: Around, storage: Storage) {
    this.#around = around;
    this.composing = new Composing(storage, around.follower.id, () => newWords(this.others));
  }

  get picture(): Picture {
    return this.#around.follower.store.live;
  }
  get places(): readonly Entry[] {
    return this.#around.places;
  }
  get book(): Book {
    return this.#around.book;
  }
  /** The desks that it may be for. */
  get others(): readonly DeskId[] {
    const members = this.picture.opened?.members ?? [];
    return members.filter((one) => one !== this.#around.page.me.desk);
  }

  readonly draft: Draft = $derived.by(() => {
    const { book, near, places, page } = this.#around;
    return draftOf(this.composing.words, {
      book,
      near,
      clocks: page.cell.clocks,
      middle: page.cell.view.centre,
      picture: this.picture,
      now: page.now,
      placeNamed: (name) => namedSo(places, name)?.at,
    });
  });

  /** The act that the phrase says, or why it cannot be made; undefined: it is said by a message. */
  readonly #act: Change | SpokenFault | undefined = $derived.by(() => {
    const { phrase } = this.draft;
    const { me, now } = this.#around.page;
    const digits = this.composing.value('digits');
    return phrase && actSaid(phrase, { picture: this.picture, me, now, digits });
  });

  /** What would be sent, as far as its words go. */
  readonly #change: Change | undefined = $derived.by(() => {
    const { message } = this.draft;
    if (typeof this.#act === 'object') return this.#act;
    return message && { type: 'message.sent', message };
  });

  readonly #against: Refusal | undefined = $derived.by(() => {
    const { book, page } = this.#around;
    const { cell, me, now } = page;
    const change = this.#change;
    return change && decide(this.picture, { id: PROBE, change }, me, { now, cell, book });
  });

  /** What is wrong, in what is written and by the server's word. */
  readonly faults: readonly DraftFault[] = $derived.by(() => {
    const { faults, known } = this.draft;
    const act: DraftFault[] =
      typeof this.#act === 'string' ? [{ field: 'phrase', name: this.#act }] : [];
    return [...faults, ...act, ...this.#refused(known), ...this.composing.refused];
  });

  #refused(known: Draft['known']): DraftFault[] {
    const against = this.#against;
    if (against?.kind !== 'impossible') return [];
    return [refusedAt(against.field, against.why, known)];
  }

  /** Why this person may not send it, whatever they write. */
  get barred(): Refusal | undefined {
    return this.#against?.kind === 'impossible' ? undefined : this.#against;
  }

  /** What to say at a field, once the person has been there. */
  faultAt(field: string): DraftFault | undefined {
    if (!this.composing.touched(field)) return undefined;
    return this.faults.find((one) => one.field === field);
  }

  set(field: string, value: string): void {
    this.sending.renew();
    this.composing.set(field, value);
  }

  /** What stands in a field is meant so: it is not asked about again. */
  mean(field: string): void {
    this.set(meantKey(field), this.composing.value(field));
  }

  begin(words: FieldValues): void {
    this.sending.renew();
    this.composing.begin(words);
  }

  /** A field was left: a time in it means from now on what it means now. */
  leave(field: string): void {
    const filled = this.draft.filled.find(({ place: { name } }) => `slot.${name}` === field);
    const { read, place } = filled ?? {};
    if (place?.type === 'time' && read !== undefined && 'value' in read) {
      const meant = timeText(String(read.value));
      if (meant !== this.composing.value(field)) this.composing.set(field, meant);
    }
    if (this.composing.value(field) !== '') this.composing.touch(field);
  }

  /** Sends what is written; the first field that is wrong, if one is; what was taken, if it was. */
  async send(): Promise<Taken | { readonly wrong: string } | undefined> {
    for (const { place } of this.draft.filled) this.leave(`slot.${place.name}`);
    const { faults } = this;
    this.composing.touch(...faults.map(({ field }) => field));
    const [first] = faults;
    if (first !== undefined) return { wrong: first.field };
    const change = this.#change;
    if (change === undefined || this.barred !== undefined) return undefined;
    const { follower } = this.#around;
    const taken = await this.sending.run(() => follower.send(change));
    if (taken === undefined) this.#say();
    return taken;
  }

  /** What the server refused stands at its field. */
  #say(): void {
    const { answer } = this.sending;
    if (answer?.state !== 'refused' || answer.field === undefined) return;
    this.composing.refuse([refusedAt(answer.field, answer.why, this.draft.known)]);
  }
}

/** What the rules or the server say against a message, at its field. */
function refusedAt(path: string, why: string, known: Draft['known']): DraftFault {
  const field = fieldAt(path, known);
  if (/is not in the picture/.test(why)) return { field, name: 'notThere' };
  return { field, name: 'refused', exact: why };
}
