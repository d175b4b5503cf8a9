/**
 * Fails the build when the messages do not fit together, leaves the notes to translators out of it, and parts
 * each file: `en.json` is what comes with every page, `en.json?work` and the like what comes apart (late.ts).
 */
import type { Plugin } from 'vite';
import { faultsIn } from './check.ts';
import { type Apart, partOf } from './late.ts';
import { SLOTS } from './slots.ts';

const FILE = /[\\/]client[\\/]messages[\\/]([a-z-]+)\.json(?:\?(work|late|files))?$/;

export const messages = (): Plugin => {
  const texts = new Map<string, string>();
  const textOf = (name: string): string => texts.get(name) ?? '';
  return {
    name: 'messages',
    enforce: 'pre', // before Vite reads the JSON
    transform: {
      filter: { id: FILE },
      handler(code, id) {
        const [, name = '', query] = FILE.exec(id) ?? [];
        const apart = query as Apart | undefined; // the pattern takes no other
        texts.set(name, code);
        const plain = JSON.parse(code, (key, value) => (key === '//' ? undefined : value));
        const part = JSON.stringify(partOf(plain, apart));
        if (apart === undefined) return { code: part, map: null };
        return { code: `export default ${part}`, map: null, moduleType: 'js' as const }; // no JSON to Vite
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
