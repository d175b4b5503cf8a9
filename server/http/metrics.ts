/** Prometheus metrics of one server. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { pictureKindBy } from '../../picture/cell.ts';
import type { PictureReplica } from '../pictures/picture-replica.ts';
import type { ServedPicture } from '../pictures/served-picture.ts';

/** Measures responses; the rest is read when the metrics are. */
export interface Metrics {
  /** Counts a response, and the seconds that it took. */
  answered(route: string, status: number, seconds: number): void;
  /** All metrics in the Prometheus text format. */
  text(): Promise<string>;
}

/** Metrics of shared pictures only: how busy one desk is by itself, others may not know. */
export function createMetrics(served: ReadonlyMap<string, ServedPicture>): Metrics {
  const pictures = [...served].filter(([, { replica }]) => isShared(replica));
  const registers = [new Registry()];
  const [registry = new Registry()] = registers;
  collectDefaultMetrics({ register: registry });
  const took = new Histogram({
    name: 'tripoint_http_seconds',
    help: 'Time to answer',
    labelNames: ['route', 'status'],
    registers,
  });
  const answers = new Counter({
    name: 'tripoint_http_answers_total',
    help: 'Answers',
    labelNames: ['route', 'status'],
    registers,
  });
  new Gauge({
    name: 'tripoint_log_head',
    help: 'The last entry of each log',
    labelNames: ['picture'],
    registers,
    collect() {
      for (const [id, { replica }] of pictures) this.set({ picture: id }, replica.head.seq);
    },
  });
  new Gauge({
    name: 'tripoint_sockets',
    help: 'Connected screens',
    labelNames: ['picture'],
    registers,
    collect() {
      for (const [id, { stream }] of pictures) this.set({ picture: id }, stream.sockets);
    },
  });
  return {
    answered(route, status, seconds) {
      took.observe({ route, status }, seconds);
      answers.inc({ route, status });
    },
    text: () => registry.metrics(),
  };
}

const isShared = ({ id, picture: { opened } }: PictureReplica): boolean =>
  opened !== undefined && pictureKindBy({ id, members: opened.members }) === 'shared';
