/** What makes the tone: two short notes by WebAudio, without a file. */

/** Something that can sound. */
export interface Speaker {
  /** Sounds the tone, if it may; tells what became of that. */
  sound(): Promise<'sounded' | 'blocked'>;
}

/** Hz and seconds: a fifth, downwards; high enough for small speakers, low enough not to cut. */
const NOTES = [
  { frequency: 880, from: 0, to: 0.16 },
  { frequency: 587, from: 0.18, to: 0.42 },
] as const;
const VOLUME = 0.12; // of 1
const EDGE = 0.015; // s in which a note comes and goes: no click
const PATIENCE = 300; // ms in which a browser that lets sound out has begun

/** The browser's own. It lets nothing out until somebody has touched the page. */
export class WebAudioSpeaker implements Speaker {
  #context: AudioContext | undefined;

  async sound(): Promise<'sounded' | 'blocked'> {
    this.#context ??= new AudioContext();
    const context = this.#context;
    // a browser that blocks sound lets `resume` wait for ever
    if (context.state !== 'running') await Promise.race([context.resume(), later(PATIENCE)]);
    if (context.state !== 'running') return 'blocked';
    for (const { frequency, from, to } of NOTES) this.#note(context, frequency, from, to);
    return 'sounded';
  }

  #note(context: AudioContext, frequency: number, from: number, to: number): void {
    const [begins, ends] = [context.currentTime + from, context.currentTime + to];
    const [tone, volume] = [context.createOscillator(), context.createGain()];
    tone.type = 'triangle';
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(0, begins);
    volume.gain.linearRampToValueAtTime(VOLUME, begins + EDGE);
    volume.gain.setValueAtTime(VOLUME, ends - EDGE);
    volume.gain.linearRampToValueAtTime(0, ends);
    tone.connect(volume).connect(context.destination);
    tone.start(begins);
    tone.stop(ends);
  }
}

const later = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
