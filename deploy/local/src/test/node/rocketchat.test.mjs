// Rocket.Chat's own client and a plain DDP client: create, be told, hide, reappear.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  account,
  anonymousRocketChat,
  eventually,
  notices,
  rocketChat,
  rocketChatRest,
  sha256,
  simpleDdp,
  unique,
} from './snug.mjs';

const alice = account('alice');
const bob = account('bob');

test('createPrivateGroup makes a group and its members see it arrive', async (t) => {
  const [hers, his] = [await rocketChat(alice), await rocketChat(bob)];
  t.after(() => [hers, his].forEach((sdk) => sdk.connection.close()));
  const rooms = await notices(his, 'rooms-changed');
  const subscriptions = await notices(his, 'subscriptions-changed');

  const name = unique('harbour');
  const group = await hers.call('createPrivateGroup', name, ['bob', 'nobody-of-that-name']);

  assert.equal(group.rid, group._id);
  assert.equal(group.t, 'p');
  assert.equal(group.name, name);
  assert.equal(group.fname, name);
  assert.equal(group.inserted, true);
  assert.equal(group.usersCount, 0);
  assert.equal(group.msgs, 0);
  assert.deepEqual(group.u, { _id: alice.rocketChat.userId, username: 'alice', name: group.u.name });
  assert.deepEqual(group.customFields, {});
  assert.equal(group.ro, false);
  assert.equal(group.default, false);
  assert.equal(group.sysMes, true);
  assert.equal(typeof group.ts.$date, 'number');
  assert.equal(typeof group._updatedAt.$date, 'number');

  await eventually('the room', () => rooms.find(([what, room]) => what === 'inserted' && room._id === group._id));
  const [, subscription] = await eventually('the subscription', () =>
    subscriptions.find(([what, one]) => what === 'inserted' && one.rid === group._id),
  );
  assert.equal(subscription.open, true);
  assert.equal(subscription.name, name);
  assert.equal(subscription.u.username, 'bob');

  const { body } = await rocketChatRest(bob, 'GET', `groups.info?roomId=${group._id}`);
  assert.equal(body.group.name, name);
  assert.equal(body.group.usersCount, 2);
});

test('createPrivateGroup refuses a name that is taken, unfit or missing', async (t) => {
  const sdk = await rocketChat(alice);
  t.after(() => sdk.connection.close());
  const name = unique('taken');
  await sdk.call('createPrivateGroup', name);
  const refused = async (...params) => {
    try {
      await sdk.call('createPrivateGroup', ...params);
    } catch (error) {
      return error;
    }
    return assert.fail('was not refused');
  };
  const taken = await refused(name);
  assert.equal(taken.error, 'error-duplicate-channel-name');
  assert.equal(taken.reason, `A channel with name '${name}' exists`);
  assert.equal((await refused('<b>two words</b>')).error, 'error-invalid-room-name');
  assert.equal((await refused('   ')).error, 'error-invalid-name');
  assert.equal((await refused(unique('x'), 'not-an-array')).error, 400);
});

test('nobody in particular may not create', async (t) => {
  const sdk = await anonymousRocketChat();
  t.after(() => sdk.connection.close());
  await assert.rejects(sdk.call('createPrivateGroup', unique('nobody')), { error: 'error-invalid-user' });
});

test('simpleddp logs in by password, digest and resume token', async (t) => {
  const client = await simpleDdp();
  t.after(() => client.disconnect());
  const plain = await client.call('login', { user: { username: 'alice' }, password: alice.password });
  assert.equal(plain.id, alice.rocketChat.userId);
  assert.equal(plain.type, 'password');
  const digest = { digest: sha256(alice.password), algorithm: 'sha-256' };
  const hashed = await client.call('login', { user: { email: alice.email }, password: digest });
  assert.equal(hashed.id, alice.rocketChat.userId);
  const resumed = await client.call('login', { resume: hashed.token });
  assert.equal(resumed.type, 'resume');
  assert.equal(resumed.token, hashed.token);
  const name = unique('simple');
  assert.equal((await client.call('createPrivateGroup', name, [])).name, name);
  await assert.rejects(client.call('login', { user: { username: 'alice' }, password: 'wrong' }), { error: 403 });
  await assert.rejects(client.call('login', { resume: 'no-such-token' }), { error: 403 });
});

test('a closed group leaves the sidebar in every session and comes back with the next message', async (t) => {
  const [hers, his, hisOther] = [await rocketChat(alice), await rocketChat(bob), await rocketChat(bob)];
  t.after(() => [hers, his, hisOther].forEach((sdk) => sdk.connection.close()));
  const { rid, name } = await hers.call('createPrivateGroup', unique('quiet'), ['bob']);
  const told = await notices(hisOther, 'subscriptions-changed');
  const updated = (open) => told.find(([what, one]) => what === 'updated' && one.rid === rid && one.open === open);

  const closed = await rocketChatRest(bob, 'POST', 'groups.close', { roomId: rid });
  assert.equal(closed.status, 200);
  assert.equal(closed.type, 'application/json');
  assert.deepEqual(closed.body, { success: true });
  await eventually('the other session to be told', () => updated(false));

  const again = await rocketChatRest(bob, 'POST', 'groups.close', { roomName: name });
  assert.equal(again.status, 400);
  assert.deepEqual(again.body, {
    success: false,
    error: `The private group, ${name}, is already closed to the sender`,
  });
  const one = await rocketChatRest(bob, 'GET', `subscriptions.getOne?roomId=${rid}`);
  assert.equal(one.body.subscription.open, false);
  const found = await rocketChatRest(bob, 'GET', `directory?type=channels&text=${name}`);
  assert.equal(found.body.result[0]._id, rid);
  const stranger = await rocketChatRest(account('carol'), 'GET', `directory?type=channels&text=${name}`);
  assert.equal(stranger.body.total, 0);

  const messages = [];
  await his.stream('room-messages', rid, (message) => messages.push(message)).ready();
  await hers.call('sendMessage', { rid, msg: 'anybody here?' });
  await eventually('the subscription to open again', () => updated(true));
  await eventually('the message', () => messages.find((message) => message.msg === 'anybody here?'));
  const reopened = await rocketChatRest(bob, 'GET', `subscriptions.getOne?roomId=${rid}`);
  assert.equal(reopened.body.subscription.open, true);
  assert.equal(reopened.body.subscription.alert, true);
});

test('one\'s own message does not reopen, hideRoom and openRoom do what they say', async (t) => {
  const sdk = await rocketChat(alice);
  t.after(() => sdk.connection.close());
  const { rid } = await sdk.call('createPrivateGroup', unique('own'), ['bob']);
  assert.equal(await sdk.call('hideRoom', rid), 1);
  assert.equal(await sdk.call('hideRoom', rid), 0);
  await sdk.call('sendMessage', { rid, msg: 'to myself' });
  const open = async () =>
    (await rocketChatRest(alice, 'GET', `subscriptions.getOne?roomId=${rid}`)).body.subscription.open;
  assert.equal(await open(), false);
  assert.equal(await sdk.call('openRoom', rid), 1);
  assert.equal(await open(), true);
});

test('groups.close says no to strangers, to nobody and to nothing', async (t) => {
  const sdk = await rocketChat(alice);
  t.after(() => sdk.connection.close());
  const { rid } = await sdk.call('createPrivateGroup', unique('ours'));
  const notFound = {
    success: false,
    error: 'The required "roomId" or "roomName" param provided does not match any group [error-room-not-found]',
    errorType: 'error-room-not-found',
  };
  const carol = account('carol');
  assert.deepEqual(await rocketChatRest(carol, 'POST', 'groups.close', { roomId: rid }), {
    status: 400,
    type: 'application/json',
    body: notFound,
  });
  assert.deepEqual((await rocketChatRest(carol, 'POST', 'groups.close', { roomId: 'GENERAL' })).body, notFound);
  assert.equal(
    (await rocketChatRest(carol, 'POST', 'groups.close', {})).body.errorType,
    'error-room-param-not-provided',
  );
  const nobody = await rocketChatRest(
    { rocketChat: { userId: carol.rocketChat.userId, authToken: 'forged' } },
    'POST',
    'groups.close',
    { roomId: rid },
  );
  assert.equal(nobody.status, 401);
  assert.equal(nobody.body.status, 'error');
  assert.equal(nobody.body.message, 'You must be logged in to do this.');
});
