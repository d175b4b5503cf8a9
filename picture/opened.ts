/** The schema of the change that opens a picture: entry 1 of its log, and no other. [R5] */
import { z } from 'zod';
import { DeskId, PictureId } from './basics.ts';

export const MODES = ['live', 'exercise'] as const;

export const Opened = z.strictObject({
  type: z.literal('picture.opened'),
  picture: PictureId,
  members: z.array(DeskId).min(1).max(16),
  mode: z.enum(MODES),
});

export type Opened = z.infer<typeof Opened>;
