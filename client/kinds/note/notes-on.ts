/** The notes on an item. */
import type { Ref } from '../../../picture/basics.ts';
import type { Picture } from '../../../picture/fold.ts';
import type { NoteItem } from '../../../picture/kinds/note.ts';
import { itemsOf } from '../../store/by-kind.ts';

/** Oldest first: a conversation is read downwards. */
export const notesOn = (picture: Picture, ref: Ref): readonly NoteItem[] =>
  itemsOf(picture, 'note')
    .filter(({ fields }) => fields.on === ref)
    .toReversed();
