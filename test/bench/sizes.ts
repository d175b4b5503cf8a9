/**
 * What each page loads in each language, summed over the chunks that it needs, printed by every build and
 * kept in README.
 */
import { gzipSync } from 'node:zlib';
import type { Plugin, Rollup } from 'vite';
import { LANGUAGES, type Language } from '../../picture/basics.ts';

/** A page, the modules that begin it, and what it may load later. */
const PAGES: Readonly<Record<string, readonly string[]>> = {
  'analyst, at once': ['client/index.html', 'client/pages/AnalystPage.svelte'],
  'wall, at once': ['client/index.html', 'client/wall/Wall.svelte'],
  'sign-in, at once': ['client/index.html', 'client/choose/Arrival.svelte'],
  'people, at once': ['client/index.html', 'client/people/Pages.svelte'],
};

const wordsOf = (language: Language): string => `client/messages/${language}.json`;

const kilo = (bytes: number): string => `${(bytes / 1000).toFixed(0)} kB`;

export const sizes = (): Plugin => ({
  name: 'sizes',
  apply: 'build',
  generateBundle(_, bundle) {
    const lines = sizesOf(bundle).map(
      ({ page, raw, packed }) =>
        `${page.padEnd(24)} ${kilo(raw).padStart(9)} ${kilo(packed).padStart(9)} gzip`,
    );
    if (this.meta.watchMode === false) this.info(`\n${lines.join('\n')}`);
  },
});

interface Size {
  readonly page: string;
  readonly raw: number;
  readonly packed: number;
}

/** Script and style of each page, and of each chunk that is fetched only when it is asked for. */
export function sizesOf(bundle: Rollup.OutputBundle): Size[] {
  const chunks = Object.values(bundle).filter((one) => one.type === 'chunk');
  const byModule = (end: string) =>
    chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(end) === true);
  const needed = (from: readonly string[]): Set<string> => {
    const found = new Set<string>();
    const visit = (file: string) => {
      const chunk = bundle[file];
      if (found.has(file) || chunk?.type !== 'chunk') return;
      found.add(file);
      for (const next of chunk.imports) visit(next);
      for (const style of chunk.viteMetadata?.importedCss ?? []) found.add(style);
    };
    for (const end of from) {
      const chunk = byModule(end);
      if (chunk === undefined) throw new Error(`no chunk begins with ${end}`);
      visit(chunk.fileName);
    }
    return found;
  };
  const sizeOf = (page: string, files: Iterable<string>): Size => {
    let [raw, packed] = [0, 0];
    for (const file of files) {
      const one = bundle[file];
      if (one === undefined) continue;
      const bytes = Buffer.from(one.type === 'chunk' ? one.code : one.source);
      raw += bytes.length;
      packed += gzipSync(bytes).length;
    }
    return { page, raw, packed };
  };
  const pages = Object.entries(PAGES).flatMap(([page, from]) =>
    LANGUAGES.map((language) => ({
      page: `${page}, ${language}`,
      files: needed([...from, wordsOf(language)]),
    })),
  );
  const early = new Set(pages.flatMap(({ files }) => [...files]));
  const late = chunks
    .filter(({ fileName, isDynamicEntry }) => isDynamicEntry && !early.has(fileName))
    .map(({ fileName, name }) => sizeOf(`later: ${name}`, [fileName]));
  return [...pages.map(({ page, files }) => sizeOf(page, files)), ...late];
}
