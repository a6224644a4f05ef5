// The running Snug that the launcher described in snug.json, and short ways to its clients.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { io } from 'socket.io-client';
import WebSocket from 'ws';

globalThis.WebSocket ??= WebSocket;
const require = createRequire(import.meta.url);
const { DDPSDK } = require('@rocket.chat/ddp-client');
const SimpleDdp = require('simpleddp');

const file = process.env.SNUG_JSON;
if (!file) {
  throw new Error('SNUG_JSON must name the snug.json of a running Snug');
}
export const snug = JSON.parse(readFileSync(file, 'utf8'));
export const slackApi = `${snug.baseUrl}/api/`;

export function account(username) {
  const found = snug.accounts.find((one) => one.username === username);
  if (!found) {
    throw new Error(`no sample account ${username}`);
  }
  return found;
}

let counter = 0;
/** A name no other test uses. */
export const unique = (prefix) => `${prefix}-${Date.now().toString(36)}-${counter++}`;

export const sha256 = (text) => createHash('sha256').update(text).digest('hex');

/** Waits until `probe` yields something, and yields that. */
export async function eventually(what, probe, withinMillis = 10_000) {
  const end = Date.now() + withinMillis;
  for (;;) {
    const found = await probe();
    if (found) {
      return found;
    }
    if (Date.now() > end) {
      throw new Error(`waited in vain for ${what}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** `@rocket.chat/ddp-client`, connected and logged in by the digest of the password. */
export async function rocketChat(person) {
  const sdk = await DDPSDK.createAndConnect(snug.baseUrl);
  await sdk.account.loginWithPassword(person.username, sha256(person.password));
  return sdk;
}

/** `@rocket.chat/ddp-client`, connected and nobody yet. */
export const anonymousRocketChat = () => DDPSDK.createAndConnect(snug.baseUrl);

/** `simpleddp`, connected and nobody yet. */
export async function simpleDdp() {
  const client = new SimpleDdp({
    endpoint: snug.baseUrl.replace(/^http/, 'ws') + '/websocket',
    SocketConstructor: WebSocket,
    reconnectInterval: 1000,
  });
  await client.connect();
  return client;
}

/** All that a `stream-notify-user` event tells a person, as it comes. */
export async function notices(sdk, event) {
  const heard = [];
  const subscription = sdk.stream('notify-user', `${sdk.account.uid}/${event}`, (...args) => heard.push(args));
  await subscription.ready();
  return heard;
}

export async function rocketChatRest(person, verb, path, body) {
  const response = await fetch(`${snug.baseUrl}/api/v1/${path}`, {
    method: verb,
    headers: {
      'X-Auth-Token': person.rocketChat.authToken,
      'X-User-Id': person.rocketChat.userId,
      ...(body ? { 'Content-Type': 'application/json' } : {}),
    },
    body: body && JSON.stringify(body),
  });
  return { status: response.status, type: response.headers.get('content-type'), body: await response.json() };
}

export async function openWebUi(person, verb, path, body) {
  const response = await fetch(`${snug.baseUrl}${path}`, {
    method: verb,
    headers: {
      Authorization: `Bearer ${person.openWebUi.token}`,
      ...(body ? { 'Content-Type': 'application/json' } : {}),
    },
    body: body && JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}

/** `socket.io-client` as Open WebUI's front end uses it: joined, with all `events:channel` it hears. */
export async function openWebUiSocket(person) {
  const token = person.openWebUi.token;
  const socket = io(snug.baseUrl, {
    path: '/ws/socket.io',
    transports: ['websocket'],
    auth: { token },
    reconnection: false,
  });
  const heard = [];
  socket.on('events:channel', (event) => heard.push(event));
  await new Promise((resolve, reject) => {
    socket.on('connect', resolve);
    socket.on('connect_error', reject);
  });
  const joined = await socket.timeout(5000).emitWithAck('user-join', { auth: { token } });
  return { socket, heard, joined };
}
