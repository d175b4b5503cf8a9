/** Fails the build when the messages do not fit together, and leaves the notes to translators out of it. */
import type { Plugin } from 'vite';
import { faultsIn } from './check.ts';
import { SLOTS } from './slots.ts';

const FILE = /[\\/]client[\\/]messages[\\/]([a-z-]+)\.json$/;

export const messages = (): Plugin => {
  const texts = new Map<string, string>();
  const textOf = (name: string): string => texts.get(name) ?? '';
  return {
    name: 'messages',
    enforce: 'pre', // before Vite reads the JSON
    transform: {
      filter: { id: FILE },
      handler(code, id) {
        texts.set(FILE.exec(id)?.[1] ?? '', code);
        const plain = JSON.parse(code, (key, value) => (key === '//' ? undefined : value));
        return { code: JSON.stringify(plain), map: null };
      },
    },
    buildEnd(error) {
      if (error) return;
      const every = textOf('every-language');
      const files = {
        en: textOf('en'),
        ar: textOf('ar'),
        he: textOf('he'),
        'every-language': every,
      };
      const faults = faultsIn(files, SLOTS);
      if (faults.length > 0) this.error(`the messages do not fit together\n${faults.join('\n')}`);
    },
  };
};
