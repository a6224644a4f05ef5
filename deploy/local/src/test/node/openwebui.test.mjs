// Open WebUI's socket client and REST calls: create, be entered in rooms, be told, hide, reappear.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { account, eventually, openWebUi, openWebUiSocket, unique } from './snug.mjs';

const alice = account('alice');
const bob = account('bob');
const create = '/api/v1/channels/create';

async function sockets(t, ...people) {
  const all = await Promise.all(people.map(openWebUiSocket));
  t.after(() => all.forEach(({ socket }) => socket.disconnect()));
  return all;
}

const isCreated = (event) => event.data?.type === 'channel:created';

for (const path of ['/api/channels/create', create]) {
  test(`a group made through ${path} tells its members and enters them in its room`, async (t) => {
    const [hers, his] = await sockets(t, alice, bob);
    assert.equal(his.joined.id, bob.id);
    const { status, body: channel } = await openWebUi(alice, 'POST', path, {
      type: 'group',
      name: unique('Harbour'),
      description: 'watch',
      is_private: true,
      user_ids: [bob.id],
      group_ids: [],
      access_grants: [],
      data: { colour: 'blue' },
      meta: { icon: 'anchor' },
    });
    assert.equal(status, 200);
    assert.equal(channel.name, channel.name.toLowerCase());
    assert.equal(channel.user_id, alice.id);
    assert.deepEqual(channel.data, { colour: 'blue' });
    assert.equal(channel.archived_at, null);
    assert.ok(channel.created_at > 1e18);
    await eventually('both to be told', () => hers.heard.some(isCreated) && his.heard.some(isCreated));

    const posted = await openWebUi(alice, 'POST', `/api/v1/channels/${channel.id}/messages/post`, {
      content: 'ahoy',
      temp_id: 'temporary-1',
    });
    assert.equal(posted.status, 200);
    const event = await eventually('the message', () =>
      his.heard.find((one) => one.data?.type === 'message' && one.channel_id === channel.id),
    );
    assert.equal(event.data.data.content, 'ahoy');
    assert.equal(event.data.data.temp_id, 'temporary-1');
    assert.equal(event.user.id, alice.id);

    const full = await openWebUi(alice, 'GET', `/api/v1/channels/${channel.id}`);
    assert.equal(full.body.is_manager, true);
    assert.deepEqual(new Set(full.body.user_ids), new Set([alice.id, bob.id]));
  });
}

test('a dm is made once, whoever asks', async () => {
  const carol = account('carol');
  const first = await openWebUi(alice, 'POST', create, { type: 'dm', name: '', user_ids: [carol.id] });
  const second = await openWebUi(carol, 'POST', create, { type: 'dm', name: 'else', user_ids: [alice.id] });
  assert.equal(first.status, 200);
  assert.equal(second.body.id, first.body.id);
  assert.equal((await openWebUi(alice, 'POST', create, { type: 'dm', name: '' })).status, 400);
});

test('a standard channel is an administrator\'s to make, grants and roles included', async () => {
  const admin = account('admin');
  const grants = [
    { principal_type: 'user', principal_id: '*', permission: 'read' },
    { principal_type: 'role', principal_id: 'admin', permission: 'write' },
  ];
  const body = { type: 'standard', name: unique('announcements'), access_grants: grants };
  const refused = await openWebUi(alice, 'POST', create, body);
  assert.deepEqual(refused, { status: 401, body: { detail: '401 Unauthorized' } });
  const { status, body: channel } = await openWebUi(admin, 'POST', create, body);
  assert.equal(status, 200);
  assert.deepEqual(
    channel.access_grants.map(({ principal_type, principal_id, permission }) => ({
      principal_type,
      principal_id,
      permission,
    })),
    grants,
  );
  const listed = await openWebUi(bob, 'GET', '/api/v1/channels/');
  assert.ok(listed.body.some((one) => one.id === channel.id));
  const full = await openWebUi(bob, 'GET', `/api/v1/channels/${channel.id}`);
  assert.equal(full.body.write_access, false);
  const post = `/api/v1/channels/${channel.id}/messages/post`;
  assert.equal((await openWebUi(bob, 'POST', post, { content: 'no' })).status, 403);
  assert.equal((await openWebUi(admin, 'POST', post, { content: 'yes' })).status, 200);
});

test('a hidden group is gone until the next message', async (t) => {
  const { body: channel } = await openWebUi(alice, 'POST', create, {
    type: 'group',
    name: unique('tide'),
    user_ids: [bob.id],
  });
  const active = `/api/v1/channels/${channel.id}/members/active`;
  assert.deepEqual((await openWebUi(bob, 'POST', active, { is_active: false })).body, true);
  const listed = async () =>
    (await openWebUi(bob, 'GET', '/api/v1/channels/')).body.some((one) => one.id === channel.id);
  assert.equal(await listed(), false);
  assert.equal((await openWebUi(bob, 'GET', `/api/v1/channels/${channel.id}`)).status, 403);
  const [his] = await sockets(t, bob);
  await openWebUi(alice, 'POST', `/api/v1/channels/${channel.id}/messages/post`, { content: 'high water' });
  await eventually('the channel to come back', () => his.heard.some(isCreated));
  assert.equal(await listed(), true);
});

test('a body of the wrong shape is told what is wrong with it', async () => {
  const { status, body } = await openWebUi(alice, 'POST', create, { type: 'group', name: null, user_ids: 'bob' });
  assert.equal(status, 422);
  assert.deepEqual(
    body.detail.map(({ type, loc }) => [type, loc]),
    [
      ['string_type', ['body', 'name']],
      ['list_type', ['body', 'user_ids']],
    ],
  );
});

test('a socket without a token hears nothing', async (t) => {
  const [his, nobody] = await sockets(t, bob, { openWebUi: { token: 'no-token' } });
  assert.ok(!nobody.joined?.id);
  await openWebUi(alice, 'POST', create, { type: 'group', name: unique('closed'), user_ids: [bob.id] });
  await eventually('bob to be told', () => his.heard.some(isCreated));
  assert.equal(nobody.heard.length, 0);
});
