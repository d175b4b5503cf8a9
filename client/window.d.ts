import type { Ref } from '../picture/basics.ts';

declare global {
  interface Window {
    /** Only in an exercise: what a test may do to this page. */
    tripoint?: {
      /** Changes one item in memory behind the page's back; returns which. */
      corrupt(ref?: Ref): Ref | undefined;
    };
  }
}
