// What each client must be able to do through each bridge and proxy that supports the feature.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

export const text = (result) => result.content[0].text;

/** Calls `look` until its result is true, for ten seconds at most. */
export async function eventually(look, what) {
  const deadline = Date.now() + 10_000;
  while (Date.now() < deadline) {
    const seen = await look();
    if (seen) return seen;
    await sleep(50);
  }
  assert.fail(`${what} did not happen in ten seconds`);
}

const BEHAVIOURS = {
  async 'lists tools and calls one'(peer) {
    assert.ok((await peer.list()).some((tool) => tool.name === 'echo'));
    assert.equal(text(await peer.call('echo', { message: 'Grüße' })), 'Grüße');
  },

  async 'answers ten calls at once, each with its own answer'(peer) {
    const words = Array.from({ length: 10 }, (_, index) => `word ${index}`);
    assert.deepEqual((await Promise.all(words.map((message) => peer.call('echo', { message })))).map(text), words);
  },

  async 'carries large bodies both ways'(peer, { bytes }) {
    const message = 'x'.repeat(bytes);
    assert.equal(text(await peer.call('echo', { message })), message);
  },

  async 'tells progress while the call is at work'(peer) {
    // The clients drop a message that arrives in the same read as the result, so it may be missing on a slow machine.
    await eventually(async () => {
      const steps = [];
      await peer.call('test_tool_with_progress', {}, { onprogress: ({ progress }) => steps.push(progress) });
      return steps.includes(0) && steps.includes(50);
    }, 'progress before the result');
  },

  // The call cannot end before the client has got its progress, so a proxy that buffers the stream fails this test.
  async 'asks the user in mid-call, after it told its progress'(peer) {
    let told = 0;
    peer.answer({
      'elicitation/create': async () => {
        await eventually(() => told > 0, 'the progress');
        return { action: 'accept', content: { name: 'Ada' } };
      },
    });
    assert.match(text(await peer.call('test_streaming_elicitation', {}, { onprogress: () => told++ })), /action=accept.*Ada/);
  },

  async 'tells what the tool logs'(peer) {
    assert.ok((await peer.logsOf('test_tool_with_logging')).includes('Tool execution started'));
  },

  async 'waits for a call that says nothing for a while'(peer) {
    assert.ok(text(await peer.call('slow', { seconds: 1 })));
  },

  async 'tells that tools changed outside of any call'(peer) {
    let heard = 0;
    await peer.onToolsChanged(() => heard++);
    await eventually(async () => {
      await peer.call('test_trigger_tool_change', {});
      return heard > 0;
    }, 'news of a change');
  },
};

/**
 * A test for each behaviour.
 *
 * @param peer   returns the client, as peers.js opens it
 * @param bytes  the size of the large body
 * @param cannot the behaviours that the bridge does not support, each with the reason
 */
export function converses(peer, { bytes = 900_000, cannot = {} } = {}) {
  for (const name of Object.keys(cannot)) assert.ok(BEHAVIOURS[name], `there is no behaviour '${name}'`);
  for (const [name, behaves] of Object.entries(BEHAVIOURS)) {
    if (!cannot[name]) test(name, () => behaves(peer(), { bytes }));
  }
}
