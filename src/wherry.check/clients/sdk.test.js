// The same conversation through each client, old and new, over each transport.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { peers } from './peers.js';
import { overHttp } from './server.js';

const servers = {};
before(async () => {
  servers.plain = await overHttp({ fixture: false });
  servers.fixture = await overHttp({ fixture: true });
});
after(async () => {
  await Promise.all(Object.values(servers).map((server) => server.close()));
});

const text = (result) => result.content[0].text;

/** Calls `look` until its result is true, for ten seconds at most. */
async function eventually(look, what) {
  for (let attempt = 0; attempt < 100; attempt++) {
    const seen = await look();
    if (seen) return seen;
    await sleep(100);
  }
  assert.fail(`${what} did not happen in ten seconds`);
}

for (const peer of peers) {
  describe(peer.name, { timeout: 120_000 }, () => {
    let plain;
    let full;
    before(async () => {
      plain = await peer.open({ fixture: false, url: servers.plain.url });
      full = await peer.open({ fixture: true, url: servers.fixture.url });
    });
    after(async () => {
      await plain?.close();
      await full?.close();
    });

    test('agrees on the newest revision that the client speaks', () => {
      const { client, transport } = plain;
      assert.equal(client.getNegotiatedProtocolVersion?.() ?? transport.protocolVersion ?? peer.version, peer.version);
      assert.equal(client.getServerVersion().name, 'wherry');
    });

    test('tells the time and converts it', async () => {
      const now = await plain.call('get_current_time', { timezone: 'Asia/Tokyo' });
      assert.equal(now.structuredContent.timezone, 'Asia/Tokyo');
      const drift = Math.abs(Date.parse(now.structuredContent.datetime) - Date.now());
      assert.ok(drift < 60_000, `the server's clock is ${drift} ms off`);
      assert.deepEqual(JSON.parse(text(now)), now.structuredContent);
      const there = await plain.call('convert_time', { source_timezone: 'UTC', time: '16:30', target_timezone: 'Asia/Kathmandu' });
      assert.equal(there.structuredContent.time_difference, '+5.75h');
      assert.match(there.structuredContent.target.datetime, /T22:15:00\+05:45$/);
    });

    test('lists tools with schemas, and none of the fixture', async () => {
      const byName = Object.fromEntries((await plain.list()).map((tool) => [tool.name, tool]));
      for (const name of ['get_current_time', 'convert_time', 'date_diff', 'resolve_datetime', 'cron_next']) {
        assert.equal(byName[name]?.inputSchema.type, 'object', name);
        assert.equal(byName[name].outputSchema.type, 'object', name);
      }
      assert.equal(byName.echo, undefined);
    });

    test('tells a failed call from a broken request', async () => {
      const failed = await plain.call('get_current_time', { timezone: 'Middle/Earth' });
      assert.equal(failed.isError, true);
      assert.match(text(failed), /Middle\/Earth/);
      const bad = await plain.call('convert_time', { time: '16:30' });
      assert.equal(bad.isError, true);
      assert.match(text(bad), /source_timezone/);
      await assert.rejects(plain.call('no_such_tool', {}), { code: -32602 });
    });

    test('answers many calls at once, each with its own answer', async () => {
      const words = Array.from({ length: 50 }, (_, index) => `word ${index}`);
      const answers = await Promise.all(words.map((message) => full.call('echo', { message })));
      assert.deepEqual(answers.map(text), words);
    });

    test('gets content of every kind, and structured content', async () => {
      const all = await full.call('all_content', {});
      assert.deepEqual(all.content.map((part) => part.type), ['text', 'image', 'audio', 'resource_link', 'resource', 'resource']);
      assert.deepEqual((await full.call('structured', {})).structuredContent, { count: 3, label: 'three' });
      const big = await full.call('big_result', { bytes: 3_000_000 });
      assert.equal(text(big).length, 3_000_000);
    });

    test('reads resources, prompts and completions', async () => {
      assert.equal(await full.read('test://static-text'), 'This is the content of the static text resource.');
      assert.equal((await full.read('test://static-binary')).subarray(1, 4).toString(), 'PNG');
      assert.equal(JSON.parse(await full.read('test://template/42/data')).id, '42');
      const { messages } = await full.prompt('test_prompt_with_arguments', { arg1: 'one', arg2: 'two' });
      assert.equal(messages[0].content.text, "Prompt with arguments: arg1='one', arg2='two'");
      assert.deepEqual(await full.complete('trip', 'city', 'k', { country: 'japan' }), ['kyoto']);
      await assert.rejects(full.read('test://nowhere'), { code: peer.unknownResource });
    });

    test('asks the user in mid-call', async () => {
      const questions = [];
      full.answer({
        'elicitation/create': (params) => {
          questions.push(params.message);
          return { action: 'accept', content: { username: 'ada', email: 'ada@example.com' } };
        },
      });
      const answer = text(await full.call('test_elicitation', { message: 'Who are you?' }));
      assert.deepEqual(questions, ['Who are you?']);
      assert.match(answer, /action=accept.*ada@example\.com/);
    });

    test('asks user, model and roots in one call', async () => {
      full.answer({
        'elicitation/create': () => ({ action: 'decline' }),
        'sampling/createMessage': () => ({ role: 'assistant', content: { type: 'text', text: 'hello' }, model: 'none' }),
        'roots/list': () => ({ roots: [{ uri: 'file:///docs', name: 'docs' }] }),
      });
      const lines = text(await full.call('ask_everything', {})).split('\n');
      assert.match(lines[0], /^user: action=decline/);
      assert.equal(lines[1], 'model: hello');
      assert.match(lines[2], /file:\/\/\/docs/);
    });

    test('does work once though it asks twice', async () => {
      full.answer({ 'elicitation/create': (params) => ({ action: 'accept', content: { value: params.message } }) });
      const { structuredContent } = await full.call('once_counter', { ticket: peer.name });
      assert.deepEqual(structuredContent, {
        runs: 1, work: 'result of run 1', first: { value: 'First?' }, second: { value: 'Second?' },
      });
    });

    test('hears of progress and of logs', async () => {
      const progress = [];
      await full.call('test_tool_with_progress', {}, { onprogress: (step) => progress.push(step.progress) });
      // The clients drop the last progress notification when the result arrives in the same read.
      assert.deepEqual(progress.slice(0, 2), [0, 50]);
      const logs = await full.logsOf('test_tool_with_logging');
      assert.deepEqual(logs, ['Tool execution started', 'Tool processing data', 'Tool execution completed']);
    });

    test('stops a call that is no longer wanted', async () => {
      const interrupted = async () => Number(await full.read('fixture://interrupted-count'));
      const before = await interrupted();
      const unwanted = new AbortController();
      const call = full.call('slow', { seconds: 60 }, { signal: unwanted.signal });
      call.catch(() => {});
      await sleep(500);
      unwanted.abort('no longer wanted');
      await assert.rejects(call);
      await eventually(async () => (await interrupted()) > before, 'the interruption of the handler');
    });

    test('hears when tools and resources change', async () => {
      const heard = { tools: 0, uris: new Set() };
      await full.onToolsChanged(() => heard.tools++);
      await full.onResourceUpdated('test://watched-resource', ({ uri }) => heard.uris.add(uri));
      await eventually(async () => {
        await full.call('test_trigger_tool_change', {});
        await full.call('update_resource', { uri: 'test://static-text' });
        await full.call('update_resource', { uri: 'test://watched-resource' });
        return heard.tools > 0 && heard.uris.size > 0;
      }, 'news of a change');
      assert.deepEqual([...heard.uris], ['test://watched-resource']);
    });

    test('survives tools that throw or print', async () => {
      const failure = await full.call('throw_failure', {});
      assert.equal(failure.isError, true);
      assert.equal(text(failure), 'a failure that the model should read');
      for (const tool of ['throw_error', 'throw_exception']) {
        await assert.rejects(full.call(tool, {}), (fault) => fault.code === -32603 && !/must not read/.test(fault.message));
      }
      assert.equal(text(await full.call('print_to_stdout', {})), 'printed');
      assert.equal(text(await full.call('echo', { message: 'still here' })), 'still here');
    });

    test('sends arguments that are mirrored in headers', async () => {
      await full.list();
      const given = { region: 'eu', count: 3, flag: true, nested: { zone: 'Zürich' }, plain: 'p' };
      assert.deepEqual(JSON.parse(text(await full.call('x_headers', given))), given);
    });
  });
}
