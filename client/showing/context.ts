/** How a component says that an element of it shows an item, so that it is known what people could read. [R62] */
import { getContext, setContext } from 'svelte';
import type { Attachment } from 'svelte/attachments';
import type { PictureId, Ref } from '../../picture/basics.ts';
import { isReadable } from './readable.ts';
import type { Showing } from './showing.ts';

export interface Watching {
  readonly showing: Showing;
  /** The picture in which desks must know things. */
  readonly of: PictureId;
  /** The picture that the page shows, whose items stand in lists and details. */
  readonly shown: PictureId;
}

const KEY = Symbol('showing');

export const provideShowing = (watching: Watching): void => {
  setContext(KEY, watching);
};

/** An attachment for an element that shows an item of a picture; without one, of the picture that the page shows. */
type Shows = (ref: Ref, picture?: PictureId) => Attachment<HTMLElement> | undefined;

/** To be called once, when a part is made. Where nobody asks what is shown, elements are left alone. */
export function useShowing(): Shows {
  const watching = getContext<Watching | undefined>(KEY);
  if (watching === undefined) return () => undefined;
  const { showing, of, shown } = watching;
  return (ref, picture = shown) =>
    picture === of ? (element) => showing.watch(ref, () => isReadable(element)) : undefined;
}
