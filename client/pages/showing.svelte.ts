/** Follows on a page what people can read of what their desk must know, and tells the server. [R62] */
import type { PictureId, Ref } from '../../picture/basics.ts';
import { speaks } from '../alarms/answering.ts';
import type { Page } from '../context/page.ts';
import { unshownIn } from '../showing/asked.ts';
import { provideShowing } from '../showing/context.ts';
import { LOOK, Showing } from '../showing/showing.ts';
import { notLiveFor } from '../status/verdict-for.ts';
import type { PictureFollower } from '../store/picture-follower.svelte.ts';

/**
 * Called while the page is made. `follower`: of the picture that all desks share, if this person may read it;
 * `shown`: the picture that the page shows. Only officers, supervisors and walls show things to their desk.
 */
export function keepShowing(
  follower: PictureFollower | undefined,
  shown: PictureId,
  page: Page,
): void {
  const { desk, role } = page.me;
  if (follower === undefined || !(role === 'wall' || speaks(role))) return;
  const { store } = follower;
  const showing = new Showing({
    now: () => performance.now(),
    asked: (ref: Ref) => unshownIn(store.live, ref, desk, page.now),
    proved: () => {
      const live = store.isLive && follower.freshness.state === 'fresh';
      return live && notLiveFor(follower) === undefined ? follower.drawn() : undefined;
    },
    tell: (items) => follower.showing(items),
  });
  provideShowing({ showing, of: follower.id, shown });
  $effect(() => {
    const timer = setInterval(() => showing.look(), LOOK);
    return () => clearInterval(timer);
  });
}
