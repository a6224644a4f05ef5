// What the clients people have do when their gateway stops. ReconnectIT starts two gateways, names
// their ports in GATEWAYS, and stops the first one as soon as all are connected to it.
import assert from 'node:assert/strict';
import net from 'node:net';
import { createRequire } from 'node:module';
import { io } from 'socket.io-client';
import WebSocket from 'ws';

globalThis.WebSocket ??= WebSocket;
const require = createRequire(import.meta.url);
const { DDPSDK } = require('@rocket.chat/ddp-client');
const SimpleDdp = require('simpleddp');

const ports = process.env.GATEWAYS.split(',');
let ready = ports;

/** What a load balancer does: new connections go to the first gateway that says it is ready. */
const balancer = net.createServer((client) => {
  const gateway = net.connect(ready[0], '127.0.0.1');
  client.pipe(gateway).pipe(client);
  client.on('error', () => gateway.destroy());
  gateway.on('error', () => client.destroy());
});
await new Promise((resolve) => balancer.listen(0, '127.0.0.1', resolve));
const url = `http://127.0.0.1:${balancer.address().port}`;

async function isReady(port) {
  const answer = await fetch(`http://127.0.0.1:${port}/actuator/health/readiness`).catch(() => null);
  return answer?.status === 200;
}

const look = setInterval(async () => {
  const states = await Promise.all(ports.map(isReady));
  ready = ports.filter((_, i) => states[i]);
}, 100);

async function eventually(what, probe) {
  for (const end = Date.now() + 20_000; Date.now() < end; ) {
    if (await probe()) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`waited in vain for ${what}`);
}

const lost = { ddpClient: 0, simpleDdp: 0, socketIo: [] };

const ddpClient = await DDPSDK.createAndConnect(url);
await ddpClient.account.loginWithToken('session');
ddpClient.connection.on('disconnected', () => lost.ddpClient++);

const simpleDdp = new SimpleDdp({
  endpoint: `${url.replace(/^http/, 'ws')}/websocket`,
  SocketConstructor: WebSocket,
  reconnectInterval: 1000,
});
await simpleDdp.connect();
simpleDdp.on('disconnected', () => lost.simpleDdp++);

const socketIo = io(url, { path: '/ws/socket.io', transports: ['websocket'], auth: { token: 'session' } });
await new Promise((resolve) => socketIo.once('connect', resolve));
socketIo.on('disconnect', (reason) => lost.socketIo.push(reason));

console.log('connected');

await eventually('all to lose their gateway', () => lost.ddpClient && lost.simpleDdp && lost.socketIo.length);
await eventually('the first gateway to be gone', () => !ready.includes(ports[0]));
await eventually('all to be back', () =>
  ddpClient.connection.status === 'connected' && simpleDdp.connected && socketIo.connected);

assert.equal(await ddpClient.call('hideRoom', 'r'), 1);
assert.equal(await simpleDdp.call('login', { resume: 'session' }).then(() => simpleDdp.call('hideRoom', 'r')), 1);
const joined = await socketIo.timeout(5000).emitWithAck('user-join', { auth: { token: 'session' } });
assert.equal(joined.id, 'U1');

// A packet that says good-bye would have been "io server disconnect", after which nobody comes back.
assert.deepEqual(lost, { ddpClient: 1, simpleDdp: 1, socketIo: ['transport close'] });
clearInterval(look);
process.exit(0);
