/** The worker that reads a dropped file, so that the page does not wait for it. It sends nothing by itself. */
import '../lib/jitless.ts';
import type { GaveUp } from '../../picture/files/post.ts';
import { deliver, type Reply } from './delivery.ts';
import { Intake } from './intake.ts';
import type { Asked, Told } from './worker-talk.ts';

let intake: Intake | undefined;
let file = '';
let reading = new AbortController();
let replied: ((replies: readonly Reply[] | GaveUp) => void) | undefined;

const tell = (told: Told, moved: Transferable[] = []): void =>
  postMessage(told, { transfer: moved });

const submit = (lines: readonly string[]): Promise<readonly Reply[] | GaveUp> =>
  new Promise((done) => {
    replied = done;
    tell({ tell: 'submit', lines });
  });

async function answer(asked: Asked): Promise<void> {
  if (asked.ask === 'open') {
    const { file: opened } = asked;
    file = opened.name;
    const { name, size } = opened;
    intake = new Intake({ name, size, open: () => chunksOf(opened) }, asked.around);
    return;
  }
  if (intake === undefined) throw new Error('no file is open');
  switch (asked.ask) {
    case 'know':
      intake.know(asked.events);
      break;
    case 'read': {
      reading.abort();
      reading = new AbortController();
      const { reading: number, choices } = asked;
      const share = (share: number) => tell({ tell: 'share', reading: number, share });
      const read = await intake.read(choices, share, reading.signal);
      if (read === undefined) break;
      const moved = 'kind' in read ? [] : [read.preview.dots.buffer, read.preview.shades.buffer];
      tell({ tell: 'read', reading: number, file: read }, moved);
      break;
    }
    case 'rows': {
      const { question, group } = asked;
      const rows =
        group.of === 'refused'
          ? intake.refusedRows(group.field, group.name)
          : intake.notedRows(group.field, group.name);
      tell({ tell: 'rows', question, rows });
      break;
    }
    case 'shapes':
      tell({ tell: 'shapes', question: asked.question, shapes: intake.shapesOf(asked.number) });
      break;
    case 'send': {
      const { survey, wanted, seen } = asked;
      const delivery = await deliver({
        intake,
        survey,
        file,
        wanted,
        seen,
        submit,
        told: (delivered) => tell({ tell: 'delivered', delivered }),
        signal: new AbortController().signal, // it ends with the worker
      });
      tell({ tell: 'ended', delivery });
      break;
    }
    case 'replied':
      replied?.(asked.replies);
      break;
    default:
      asked satisfies never;
  }
}

/** The bytes of a file, from its beginning. */
async function* chunksOf(opened: File): AsyncGenerator<Uint8Array> {
  const reader = opened.stream().getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    await reader.cancel();
  }
}

addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  answer(data).catch((fault) => {
    tell({ tell: 'broken', why: fault instanceof Error ? fault.message : String(fault) });
  });
});
