// supergateway: one server on stdio behind HTTP. With SSE all clients share one server process, and each of them initializes it.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { modernHttp, oldHttp, oldSse, v1, v2 } from '../peers.js';
import { converses, text } from './conversation.js';
import { commandLine, installed, listening } from './programs.js';

const GATEWAY = installed('supergateway/dist/index.js');
const gateway = (...options) => listening((port) => [GATEWAY, '--stdio', commandLine({ fixture: true }), '--port', String(port), ...options]);
const overSse = () => v1('', '2025-11-25', oldSse);

describe('supergateway, stdio to SSE', { timeout: 120_000 }, () => {
  let bridge;
  let first;
  before(async () => {
    bridge = await gateway();
    first = await overSse().open(bridge);
  });
  after(async () => {
    await first?.close();
    await bridge?.close();
  });

  converses(() => first);

  test('serves a second client of the same server while the first one stays', async () => {
    const second = await overSse().open(bridge);
    assert.equal(text(await second.call('echo', { message: 'second' })), 'second');
    assert.equal(text(await first.call('echo', { message: 'first' })), 'first');
    await second.close();
    assert.equal(text(await first.call('echo', { message: 'first again' })), 'first again');
  });

  test('serves clients that come one after another', async () => {
    for (let round = 1; round <= 3; round++) {
      const next = await overSse().open(bridge);
      assert.equal(text(await next.call('echo', { message: `round ${round}` })), `round ${round}`);
      await next.close();
    }
  });

  test('lets a call go on, and takes the answer to its question, while another client initializes', async () => {
    let second;
    first.answer({
      'elicitation/create': async () => {
        second = await overSse().open(bridge);
        return { action: 'accept', content: { name: 'Ada' } };
      },
    });
    assert.match(text(await first.call('test_streaming_elicitation', {})), /action=accept.*Ada/);
    await second.close();
  });
});

const STREAMABLE = ['--outputTransport', 'streamableHttp', '--stateful'];
const LARGE = { bytes: 80_000 }; // supergateway accepts at most 100 kB

describe('supergateway, stdio to streamable HTTP, sessions', { timeout: 120_000 }, () => {
  let bridge;
  let client;
  before(async () => {
    bridge = await gateway(...STREAMABLE);
    client = await v1('', '2025-11-25', oldHttp).open(bridge);
  });
  after(async () => {
    await client?.close();
    await bridge?.close();
  });

  converses(() => client, LARGE);
});

describe('supergateway, stdio to streamable HTTP, 2026-07-28', { timeout: 120_000 }, () => {
  let bridge;
  let client;
  before(async () => {
    bridge = await gateway(...STREAMABLE);
    client = await v2('', { pin: '2026-07-28' }, '2026-07-28', modernHttp).open(bridge);
  });
  after(async () => {
    await client?.close();
    await bridge?.close();
  });

  converses(() => client, {
    ...LARGE,
    cannot: { 'tells that tools changed outside of any call': 'each request gets a server process of its own' },
  });
});
