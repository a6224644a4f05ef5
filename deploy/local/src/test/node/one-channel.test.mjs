// The same channel, under the same id, for clients of all three dialects.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { WebClient } from '@slack/web-api';
import {
  account,
  eventually,
  notices,
  openWebUi,
  openWebUiSocket,
  rocketChat,
  rocketChatRest,
  slackApi,
  unique,
} from './snug.mjs';

const alice = account('alice');
const bob = account('bob');
const slack = new WebClient(alice.slack.userToken, { slackApiUrl: slackApi });

async function seenBy(person, id) {
  const group = await rocketChatRest(person, 'GET', `groups.info?roomId=${id}`);
  const channel = await openWebUi(person, 'GET', `/api/v1/channels/${id}`);
  const conversation = await new WebClient(person.slack.userToken, { slackApiUrl: slackApi }).conversations.info({
    channel: id,
  });
  return [group.body.group?._id, channel.body.id, conversation.channel.id];
}

test('a group a Slack client makes is there, live, for the others', async (t) => {
  const his = await rocketChat(bob);
  const page = await openWebUiSocket(bob);
  t.after(() => {
    his.connection.close();
    page.socket.disconnect();
  });
  const rooms = await notices(his, 'rooms-changed');
  const { group } = await slack.apiCall('groups.create', { name: unique('three') });
  await slack.conversations.invite({ channel: group.id, users: bob.id });
  await eventually('Rocket.Chat to hear of it', () => rooms.find(([, room]) => room._id === group.id));
  await eventually('Open WebUI to hear of it', () => page.heard.some((e) => e.data?.type === 'channel:created'));
  assert.deepEqual(await seenBy(bob, group.id), [group.id, group.id, group.id]);
  assert.deepEqual(await seenBy(alice, group.id), [group.id, group.id, group.id]);
});

test('a group a Rocket.Chat client makes', async (t) => {
  const hers = await rocketChat(alice);
  t.after(() => hers.connection.close());
  const { rid } = await hers.call('createPrivateGroup', unique('three'), ['bob']);
  assert.deepEqual(await seenBy(bob, rid), [rid, rid, rid]);
  const list = await rocketChatRest(bob, 'GET', 'groups.list?count=100&sort={"ts":-1}');
  assert.ok(list.body.groups.some((one) => one._id === rid));
});

test('a group an Open WebUI page makes', async () => {
  const { body } = await openWebUi(alice, 'POST', '/api/v1/channels/create', {
    type: 'group',
    name: unique('three'),
    user_ids: [bob.id],
  });
  assert.deepEqual(await seenBy(bob, body.id), [body.id, body.id, body.id]);
});

test('what one dialect says, the others hear', async (t) => {
  const his = await rocketChat(bob);
  const page = await openWebUiSocket(bob);
  t.after(() => {
    his.connection.close();
    page.socket.disconnect();
  });
  const { group } = await slack.apiCall('groups.create', { name: unique('talk') });
  await slack.conversations.invite({ channel: group.id, users: bob.id });
  const heard = [];
  await his.stream('room-messages', group.id, (message) => heard.push(message)).ready();
  await slack.chat.postMessage({ channel: group.id, text: 'from Slack' });
  await eventually('Rocket.Chat to hear it', () => heard.some((message) => message.msg === 'from Slack'));
  await eventually('Open WebUI to hear it', () =>
    page.heard.some((e) => e.data?.type === 'message' && e.data.data.content === 'from Slack'),
  );
  await his.call('sendMessage', { rid: group.id, msg: 'from Rocket.Chat' });
  await openWebUi(bob, 'POST', `/api/v1/channels/${group.id}/messages/post`, { content: 'from Open WebUI' });
  const { messages } = await slack.conversations.history({ channel: group.id });
  const texts = messages.map((message) => message.text);
  assert.deepEqual(texts.slice(0, 3), ['from Open WebUI', 'from Rocket.Chat', 'from Slack']);
});

test('a group closed in Rocket.Chat is closed everywhere', async (t) => {
  const { group } = await slack.apiCall('groups.create', { name: unique('shut') });
  await slack.conversations.invite({ channel: group.id, users: bob.id });
  assert.deepEqual((await rocketChatRest(bob, 'POST', 'groups.close', { roomId: group.id })).body, { success: true });
  assert.equal((await openWebUi(bob, 'GET', `/api/v1/channels/${group.id}`)).status, 403);
  await slack.chat.postMessage({ channel: group.id, text: 'open up' });
  assert.equal((await openWebUi(bob, 'GET', `/api/v1/channels/${group.id}`)).status, 200);
});
