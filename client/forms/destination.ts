/** The picture that what is being written goes to, told to every part of the form. */
import { getContext, setContext } from 'svelte';
import type { Picture } from '../../picture/fold.ts';

export interface Destination {
  readonly picture: Picture;
  /** Its name in the reader's language. */
  readonly name: string;
}

const KEY = Symbol('destination');

export const provideDestination = (destination: () => Destination): void => {
  setContext(KEY, destination);
};

/** To be called once, when a part is made; undefined where nothing is sent from. */
export const useDestination = (): (() => Destination) | undefined =>
  getContext<(() => Destination) | undefined>(KEY);
