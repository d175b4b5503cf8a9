/** The other end of a bench, in a process of its own: opens sockets and counts entries until all have all. */
import { WebSocket } from 'ws';

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
  socket.on('open', opened);
  socket.on('message', (data: Buffer) => {
    const header = data.subarray(0, 80).toString();
    if (!header.startsWith('{"type":"entries"')) return;
    seen += Number(/"count":(\d+)/.exec(header)?.[1]);
    if (seen === Number(entries) && ++finished === count) process.stdout.write('all\n');
  });
}
