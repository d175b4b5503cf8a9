/** What a screen reader is told of the live pictures: urgent items at once, all others bundled. */
import type { Author, PictureId, Ref } from '../../picture/basics.ts';
import { type Stance, stancesOn } from '../../picture/facets/consent/version.ts';
import type { AnyItem, Picture } from '../../picture/fold.ts';
import { kindOf } from '../../picture/items.ts';
import { at } from '../../picture/table.ts';
import type { Me } from '../api/api.ts';
import { arrivals } from '../items/arrivals.ts';
import { uiOf } from '../kinds.ts';
import { isNews } from './arrived.ts';

const BUNDLE = 20_000; // ms for which what is not urgent is gathered

/** Something urgent that came, or one that was withdrawn. */
export interface Urgent {
  readonly item: AnyItem;
  readonly withdrawn: boolean;
}

/** How many items that are not urgent came and changed. */
export interface Bundle {
  readonly came: number;
  readonly changed: number;
}

/** How a desk has come to stand to a version of an item's terms. */
export interface Stood {
  readonly ref: Ref;
  readonly version: number;
  readonly stance: Stance;
}

const NOTHING: Bundle = { came: 0, changed: 0 };

export class Announcements {
  /** The latest that is urgent; of several that came together, all. */
  #urgent = $state.raw<readonly Urgent[]>([]);
  /** The last bundle that is complete. */
  #bundle = $state.raw(NOTHING);
  /** The latest stances of other desks; of several that came together, all. */
  #stood = $state.raw<readonly Stood[]>([]);
  readonly #me: Pick<Me, 'desk' | 'person'>;
  readonly #known = new Map<PictureId, Picture>();
  #gathered = NOTHING;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `me`: whose page it is. What they did themselves is not announced to them. */
  constructor(me: Pick<Me, 'desk' | 'person'>) {
    this.#me = me;
  }

  get urgent(): readonly Urgent[] {
    return this.#urgent;
  }
  get stood(): readonly Stood[] {
    return this.#stood;
  }
  get bundle(): Bundle {
    return this.#bundle;
  }

  /** A live picture is now this one. The first of each is where one begins, and is not announced. */
  follow(id: PictureId, picture: Picture): void {
    const before = this.#known.get(id);
    this.#known.set(id, picture);
    if (before === undefined || before.seq === 0) return;
    const urgent: Urgent[] = [];
    const stood: Stood[] = [];
    let { came, changed } = this.#gathered;
    for (const [seq, mark] of arrivals(before, picture)) {
      const item = at(picture.items, seq);
      if (item === undefined || !isNews(item) || this.#isOwn(item)) continue;
      stood.push(...stancesSince(item, before.seq).filter(({ stance }) => !this.#isMe(stance.by)));
      const was = at(before.items, seq);
      const [pressed, presses] = [was !== undefined && isUrgent(was), isUrgent(item)];
      if (presses !== pressed && (presses || item.state === 'withdrawn')) {
        if (presses && this.#isTold(item, picture)) continue;
        urgent.push({ item, withdrawn: !presses });
      } else if (mark === 'new') came++;
      else changed++;
    }
    if (urgent.length > 0) this.#urgent = urgent;
    if (stood.length > 0) this.#stood = stood;
    this.#gathered = { came, changed };
    if (came + changed > 0) this.#timer ??= setTimeout(() => this.#complete(), BUNDLE);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #complete(): void {
    this.#timer = undefined;
    this.#bundle = this.#gathered;
    this.#gathered = NOTHING;
  }

  #isOwn({ history }: AnyItem): boolean {
    const by = history.at(-1)?.by;
    return by !== undefined && this.#isMe(by);
  }

  /** A FLASH that asks this desk is told by its banner, with what to do about it. */
  #isTold(item: AnyItem, { opened }: Picture): boolean {
    const asked = kindOf(item).asks(item, opened?.members ?? []);
    return asked?.precedence === 'FLASH' && asked.desks.includes(this.#me.desk);
  }

  #isMe({ desk, person }: Author): boolean {
    return desk === this.#me.desk && person === this.#me.person;
  }
}

const isUrgent = (item: AnyItem): boolean => uiOf(item).urgency(item) !== undefined;

/** What desks have said of an item's terms after an entry; proposing words is not among it. */
function stancesSince(item: AnyItem, since: number): readonly Stood[] {
  if (!('versions' in item)) return [];
  const { ref, versions = [] } = item;
  return versions.flatMap((version) =>
    stancesOn(version)
      .filter(({ seq }) => seq > since && seq > version.seq)
      .map((stance) => ({ ref, version: version.version, stance })),
  );
}
