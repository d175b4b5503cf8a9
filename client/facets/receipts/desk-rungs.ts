/** The steps of each desk in words, as the reader sees them now. */
import type { AnyItem } from '../../../picture/fold.ts';
import type { DeskLadder, Ladder } from '../../../picture/views/receipts/ladder.ts';
import { usePage } from '../../context/page.ts';
import { language } from '../../messages/language.svelte.ts';
import { answerNames } from './book-here.svelte.ts';
import { rungsOf } from './rungs.ts';

type Rungs = ReturnType<typeof rungsOf>;

/** To be called once, when a part is made. `at`: the moment shown, in ms since 1970. */
export function deskRungs(): (
  desk: DeskLadder,
  about: { readonly item: AnyItem; readonly ladder: Ladder; readonly at: number },
) => Rungs {
  const page = usePage();
  const nameOf = answerNames();
  return (desk, { item, ladder, at }) =>
    rungsOf(desk, {
      item,
      ladder,
      cell: page.cell,
      now: at,
      language: language.current,
      answerName: (answer) => nameOf(answer.phrase, language.current),
    });
}
