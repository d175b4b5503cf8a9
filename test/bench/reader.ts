/** The other end of a bench, in a process of its own: opens sockets and counts entries until all have all. */
import { WebSocket } from 'ws';
import { RECEIVED_EVERY } from '../../picture/wire.ts';

const [address = '', sockets = '1', entries = '0', cookie = ''] = process.argv.slice(2);
const SETTLE = 1500; // ms after the last socket has opened
const count = Number(sockets);
let open = 0;
let finished = 0;

const opened = () => {
  if (++open === count) setTimeout(() => process.stdout.write('open\n'), SETTLE);
};
for (let i = 0; i < count; i++) {
  const socket = new WebSocket(address, { perMessageDeflate: false, headers: { Cookie: cookie } });
  let seen = 0;
  let unsaid = 0;
  socket.on('open', opened);
  socket.on('message', (data: Buffer) => {
    const header = data.subarray(0, 80).toString();
    if (!header.startsWith('{"type":"entries"')) return;
    unsaid += data.length;
    if (unsaid > RECEIVED_EVERY) {
      unsaid = 0;
      const { seq } = JSON.parse(String(data.subarray(data.lastIndexOf(10) + 1)));
      socket.send(JSON.stringify({ type: 'received', seq }));
    }
    seen += Number(/"count":(\d+)/.exec(header)?.[1]);
    if (seen === Number(entries) && ++finished === count) process.stdout.write('all\n');
  });
}
