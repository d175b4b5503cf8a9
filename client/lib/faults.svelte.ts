/** The page's one edge for bugs: what was thrown and caught by nobody becomes a banner. */
export class Faults {
  #latest = $state<string>();

  /** What failed last, in its own words; undefined if nothing did, or it was dismissed. */
  get latest(): string | undefined {
    return this.#latest;
  }

  dismiss(): void {
    this.#latest = undefined;
  }

  /** Listens until called off. */
  listen(): () => void {
    const thrown = ({ message, error }: ErrorEvent) => {
      if (message.startsWith('ResizeObserver loop')) return; // a notice about layout, not a fault
      this.#latest = textOf(error ?? message);
    };
    const rejected = ({ reason }: PromiseRejectionEvent) => {
      this.#latest = textOf(reason);
    };
    addEventListener('error', thrown);
    addEventListener('unhandledrejection', rejected);
    return () => {
      removeEventListener('error', thrown);
      removeEventListener('unhandledrejection', rejected);
    };
  }
}

const textOf = (fault: unknown): string =>
  fault instanceof Error ? `${fault.name}: ${fault.message}` : String(fault);
