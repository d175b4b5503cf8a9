/** The alarms of the reader's desk on one page: what rings at the moment shown and now, and answering it. */
import { createContext, untrack } from 'svelte';
import type { Ref } from '../../picture/basics.ts';
import type { Picture } from '../../picture/fold.ts';
import { holding } from '../../picture/staff/ledger.ts';
import type { AlarmGroup, Alarms, DeskAlarms } from '../../picture/views/alarms/alarm.ts';
import { Sending } from '../commands/sending.svelte.ts';
import type { Page } from '../context/page.ts';
import { language } from '../messages/language.svelte.ts';
import type { PictureFollower } from '../store/picture-follower.svelte.ts';
import { AlarmsFollower } from './alarms-follower.ts';
import { type AlarmAct, type Answering, answering, changesOf, namedBy } from './answering.ts';
import { sendInTurn } from './in-turn.ts';
import { SoundChoice } from './sound-choice.svelte.ts';
import { Sounding } from './sounding.svelte.ts';
import { WebAudioSpeaker } from './speaker.ts';
import { asks, countTrue } from './standing.ts';
import type { OnWatch } from './tone.ts';
import type { About } from './wording.ts';

/** Throws outside of a page that provides it. */
export const [useRinging, provideRinging] = createContext<Ringing>();

export class Ringing {
  /** Of the picture that all desks share; undefined: this person may not read it. */
  readonly follower: PictureFollower | undefined;
  readonly sound: SoundChoice;
  readonly sounding = new Sounding(new WebAudioSpeaker());
  /**
   * Takes the reader to this FLASH, or the one that stands there, which goes before all alarms; false: it is none
   * that they are to acknowledge. Undefined: there is none.
   */
  urgent: ((ref: Ref | undefined) => boolean) | undefined = $state.raw();
  /** Of acknowledging from the strip. */
  readonly sending = new Sending();
  readonly #page: Page;
  /** Two, so that neither is computed again when a reader goes from live to the past and back. */
  readonly #views: Readonly<Record<'live' | 'past', AlarmsFollower>>;

  /** Made while a component is made. */
  constructor(follower: PictureFollower | undefined, page: Page) {
    this.follower = follower;
    this.#page = page;
    this.#views = untrack(() => ({
      live: new AlarmsFollower(page.cell),
      past: new AlarmsFollower(page.cell),
    }));
    this.sound = untrack(() => new SoundChoice(page.me));
  }

  /** The clock (ms since 1970), or the last beat: timers of a hidden page come late, and the socket does not. */
  readonly now: number = $derived.by(() => {
    const beat = this.follower?.beat?.time;
    return Math.max(this.#page.now, beat === undefined ? 0 : Date.parse(beat));
  });
  /** Of all desks, live; undefined while unknown. */
  readonly liveOfAll: Alarms | undefined = $derived.by(() => {
    const store = this.follower?.store;
    return store?.started ? this.#views.live.of(store.live, this.now) : undefined;
  });
  /** What rings for the reader's desk now, whatever moment is shown. */
  readonly live: DeskAlarms | undefined = $derived.by(() => this.liveOfAll?.(this.#page.me.desk));

  /** Milliseconds since 1970: the clock, or the moment looked at; undefined: that is not known here yet. */
  readonly shownAt: number | undefined = $derived.by(() => {
    const store = this.follower?.store;
    if (store?.moment === undefined) return this.now;
    const time = store.timeOf(store.moment);
    return time === undefined ? undefined : Date.parse(time);
  });
  /** Of all desks at the moment shown; undefined while unknown. */
  readonly ofAll: Alarms | undefined = $derived.by(() => {
    const [store, at] = [this.follower?.store, this.shownAt];
    if (store === undefined || at === undefined) return undefined;
    if (store.moment === undefined) return this.liveOfAll;
    // as it happened, nobody knew it yet: nothing rang by that
    const known = store.as === 'known' && store.replay.state === 'there';
    return known ? this.#views.past.of(store.picture, at) : undefined;
  });
  /** What rang for the reader's desk at the moment shown; undefined while unknown. */
  readonly shown: DeskAlarms | undefined = $derived.by(() => this.ofAll?.(this.#page.me.desk));

  /** How many groups are true at the moment shown; undefined while unknown. */
  readonly count: number | undefined = $derived.by(() => {
    const { shown, shownAt } = this;
    return shown === undefined || shownAt === undefined ? undefined : countTrue(shown, shownAt);
  });

  get isLive(): boolean {
    return this.follower?.store.moment === undefined;
  }
  /** The picture that the alarms shown are of. */
  get picture(): Picture | undefined {
    return this.follower?.store.picture;
  }

  /** What the words of the alarms shown are about; undefined while unknown. */
  readonly about: About | undefined = $derived.by(() => {
    const { picture, shownAt: now } = this;
    if (picture === undefined || now === undefined) return undefined;
    const { cell, me } = this.#page;
    const second = holding(picture.staff, me.desk, now)?.second !== undefined;
    return { picture, now, cell, language: language.current, second };
  });

  readonly answering: Answering = $derived.by(() => {
    if (!this.isLive || this.follower === undefined) return { may: false, why: 'past' };
    return answering(this.follower.store.live, this.#page.me, this.now);
  });

  readonly onWatch: OnWatch = $derived.by(() => {
    const { desk } = this.#page.me;
    const held = this.follower && holding(this.follower.store.live.staff, desk, this.now);
    return { holder: held?.by.person, second: held?.second };
  });

  /** The group that acknowledging by a key is about: the first that the reader's desk has yet to answer. */
  readonly first: AlarmGroup | undefined = $derived.by(() => this.shown?.groups.find(asks));

  /** Whether there is something to do in this way about a group, and the reader may. */
  may(type: AlarmAct['type'], group: AlarmGroup): boolean {
    return this.answering.may && namedBy(type, group).length > 0;
  }

  /**
   * Sends an act about a group; true if it was taken. Why not, says `sending`; `again`: what it sent last,
   * whose answer was lost.
   */
  async act(
    act: AlarmAct,
    group: AlarmGroup,
    sending: Sending,
    again: 'again' | 'first' = 'first',
  ): Promise<boolean> {
    const [{ follower }, may] = [this, this.answering];
    if (follower === undefined || !may.may) return false;
    const names = namedBy(act.type, group);
    const [first, ...rest] = changesOf(act, names, may);
    if (first === undefined) return false;
    if (again === 'first') sending.renew();
    const taken = await sending.run(() =>
      sendInTurn([first, ...rest], (change) => follower.send(change)),
    );
    return taken !== undefined;
  }

  /** Acknowledges a group; `again`: what was sent last, whose answer was lost. */
  acknowledge(group: AlarmGroup | undefined = this.first, again?: 'again'): void {
    if (group !== undefined)
      void this.act({ type: 'alarm.acknowledged' }, group, this.sending, again);
  }
}
