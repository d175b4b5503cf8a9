/** What follows from a picture and a time, computed at once for one decision. */
import type { Context, Views } from '../judging.ts';
import type { Picture } from '../picture.ts';
import { deskAlarms, occurrenceNamed } from './alarms/alarms.ts';
import { briefOf } from './brief.ts';
import { unseenIn } from './unseen.ts';

export const viewsOf = (picture: Picture, { cell, now }: Context): Views => ({
  brief: (desk, at) =>
    briefOf(picture, { desk, at, cell, alarms: deskAlarms(picture, cell, at)(desk) }),
  unseen: (terms, since, but) => unseenIn(picture, { terms, since, but, now }),
  alarm: (name) => occurrenceNamed(picture, cell, name, now),
});
