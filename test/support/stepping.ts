/** Imported into a server before its own code: the machine's clock steps by as many ms as its parent says. */
const real = Date.now;
let stepped = 0;

Date.now = () => real() + stepped;
process.on('message', (ms) => {
  stepped += Number(ms);
});
process.channel?.unref(); // the server ends as ever
