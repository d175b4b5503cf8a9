/** What one desk was told by a server, in whatever way: every byte that came, as text. */
import type { Person } from '../../picture/permission.ts';
import type { Screen } from './screen.ts';
import type { TestServer } from './server.ts';

export class Ears {
  readonly #server: TestServer;
  readonly #heard: string[] = [];
  readonly #screens: Screen[] = [];

  constructor(server: TestServer) {
    this.#server = server;
  }

  /** Everything that came until now. */
  get heard(): string {
    const frames = this.#screens.flatMap((screen) => screen.frames);
    return [...this.#heard, ...frames.flatMap(({ line, lines }) => [line, ...lines])].join('\n');
  }

  /** Follows a picture, or hears why not. */
  async follow(who: Person, picture: string): Promise<void> {
    try {
      this.#screens.push(await this.#server.screen(who, {}, picture));
    } catch (fault) {
      this.#heard.push(String(fault));
    }
  }

  /** Settles when all that the sockets were sent has come. */
  async settle(): Promise<void> {
    await Promise.all(this.#screens.map((screen) => screen.roundTrip()));
  }

  async ask(who: Person, path: string, init: RequestInit = {}): Promise<number> {
    const answer = await this.#server.get(path, who, init);
    const text = await answer.text();
    this.#heard.push(JSON.stringify([answer.status, ...answer.headers]), text);
    return answer.status;
  }
}
