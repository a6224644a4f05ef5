// Slack's own SDK in the versions people still run: 5 and 6 have groups.create, 8 has apiCall.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { WebClient as WebClient8 } from '@slack/web-api';
import { account, slackApi, unique } from './snug.mjs';

const require = createRequire(import.meta.url);
const { WebClient: WebClient5 } = require('slack-web-api-5');
const { WebClient: WebClient6 } = require('slack-web-api-6');

const alice = account('alice');
const options = { slackApiUrl: slackApi, retryConfig: { retries: 0 } };
const client = (WebClient, token) => new WebClient(token, options);

for (const [version, WebClient] of [[5, WebClient5], [6, WebClient6]]) {
  test(`groups.create of @slack/web-api ${version} rewrites the name and warns`, async () => {
    const slack = client(WebClient, alice.slack.userToken);
    const suffix = unique('v');
    const answer = await slack.groups.create({ name: `  #Secret Plans.${suffix}! ` });
    assert.equal(answer.ok, true);
    assert.equal(answer.group.name, `secret-plans-${suffix}_`);
    assert.equal(answer.group.is_group, true);
    assert.match(answer.group.id, /^G[A-Z0-9]{8,}$/);
    assert.equal(answer.group.creator, alice.id);
    assert.deepEqual(answer.group.members, [alice.id]);
    assert.equal(answer.group.is_open, true);
    assert.equal(answer.group.last_read, '0000000000.000000');
    assert.deepEqual(answer.group.topic, { value: '', creator: '', last_set: 0 });
    assert.equal(answer.warning, 'method_deprecated');
    assert.deepEqual(answer.response_metadata.warnings, ['method_deprecated']);
  });

  test(`groups.create of @slack/web-api ${version} refuses what validate forbids`, async () => {
    const slack = client(WebClient, alice.slack.userToken);
    const refused = async (args) => {
      try {
        await slack.groups.create(args);
      } catch (error) {
        return error.data.error;
      }
      return assert.fail('was not refused');
    };
    assert.equal(await refused({ name: 'Upper', validate: true }), 'invalid_name_specials');
    assert.equal(await refused({ name: 'x'.repeat(81), validate: true }), 'invalid_name_maxlength');
    assert.equal(await refused({ name: '---', validate: true }), 'invalid_name_punctuation');
    assert.equal(await refused({ name: ' ', validate: true }), 'invalid_name_required');
    assert.equal(await refused({ name: '' }), 'no_channel');
    const name = unique('twin');
    await slack.groups.create({ name, validate: true });
    assert.equal(await refused({ name }), 'name_taken');
  });
}

test('@slack/web-api 8 creates, invites, posts and reads', async () => {
  const slack = client(WebClient8, alice.slack.userToken);
  const me = await slack.auth.test();
  assert.equal(me.user_id, alice.id);
  const { group } = await slack.apiCall('groups.create', { name: unique('eight') });
  const { channel } = await slack.conversations.invite({ channel: group.id, users: account('bob').id });
  assert.equal(channel.id, group.id);
  const posted = await slack.chat.postMessage({ channel: group.id, text: 'hello' });
  assert.match(posted.ts, /^\d{10}\.\d{6}$/);
  const history = await slack.conversations.history({ channel: group.id });
  assert.ok(history.messages.some((message) => message.ts === posted.ts && message.text === 'hello'));
  const { members } = await slack.conversations.members({ channel: group.id });
  assert.deepEqual(new Set(members), new Set([alice.id, account('bob').id]));
  const ids = [];
  for await (const page of slack.paginate('conversations.list', { types: 'private_channel', limit: 2 })) {
    ids.push(...page.channels.map((one) => one.id));
  }
  assert.ok(ids.includes(group.id));
  assert.equal(new Set(ids).size, ids.length);
});

test('conversations.create makes a private channel that lists at once', async () => {
  const slack = client(WebClient8, alice.slack.botToken);
  const { channel } = await slack.conversations.create({ name: unique('bot'), is_private: true });
  assert.equal(channel.is_private, true);
  assert.equal(channel.is_member, true);
  const info = await slack.conversations.info({ channel: channel.id, include_num_members: true });
  assert.equal(info.channel.num_members, 1);
  const { channels } = await slack.users.conversations({ types: 'private_channel', limit: 999 });
  assert.ok(channels.some((one) => one.id === channel.id));
});

test('tokens are checked before anything else', async () => {
  const refused = async (token, method, args = {}) => {
    try {
      await client(WebClient8, token).apiCall(method, args);
    } catch (error) {
      return error.data.error;
    }
    return assert.fail('was not refused');
  };
  assert.equal(await refused(undefined, 'groups.create', { name: 'x' }), 'not_authed');
  assert.equal(await refused('xoxp-no-such-token', 'groups.create', { name: 'x' }), 'invalid_auth');
  assert.equal(await refused(alice.slack.botToken, 'groups.create', { name: 'x' }), 'not_allowed_token_type');
  assert.equal(await refused(alice.slack.userToken, 'groups.nonsense'), 'unknown_method');
});
