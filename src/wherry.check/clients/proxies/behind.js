// Tests of the server behind a reverse proxy.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { modernHttp, oldHttp, oldSse, v1, v2 } from '../peers.js';
import { converses, eventually } from './conversation.js';
import { exchange, modernCall, status, statuses } from './raw.js';
import { NAME } from './reverse.js';
import { runsNothingHidden } from './shapes.js';

const CLIENTS = {
  'sessions of 2025-11-25': v1('', '2025-11-25', oldHttp),
  'HTTP+SSE': v1('', '2025-11-25', oldSse),
  '2026-07-28': v2('', { pin: '2026-07-28' }, '2026-07-28', modernHttp),
};

const CLOSE = 'Connection: close\r\n';
const PATIENT = { silence: 10_000 };

/** A client of each era has a whole conversation. */
export function clientsConverse(proxy, options) {
  for (const [name, client] of Object.entries(CLIENTS)) {
    describe(name, () => {
      let peer;
      before(async () => {
        peer = await client.open(proxy());
      });
      after(() => peer?.close());

      converses(() => peer, options);
    });
  }
}

/** The proxy adds no message, loses none and gives none to another client. */
export function isATransparentProxy(proxy, server) {
  const call = (message, options) => modernCall(message, 'echo', { message }, options);

  test('keeps the connection of a client', async () => {
    const answer = await exchange(proxy().port, call('one') + call('two') + call('three'), { until: '"three"' });
    assert.deepEqual(statuses(answer), [200, 200, 200]);
    assert.equal(answer.ended, false);
  });

  test('serves the name that the server was told, and no other', async () => {
    assert.equal(status(await exchange(proxy().port, call('named', { host: NAME, headers: CLOSE }), PATIENT)), 200);
    assert.equal(status(await exchange(proxy().port, call('named', { host: 'evil.example.net', headers: CLOSE }), PATIENT)), 403);
  });

  test('serves a client of HTTP/1.0', async () => {
    const answer = await exchange(proxy().port, call('old', { line: 'POST /mcp HTTP/1.0' }), PATIENT);
    assert.equal(status(answer), 200);
    assert.equal(answer.ended, true);
  });

  test('tells a client whose body is too large', async () => {
    const answer = await exchange(proxy().port, call('x'.repeat(5_000_000)), PATIENT);
    assert.equal(status(answer), 413);
  });

  test('passes on that a client left: its call is interrupted', async () => {
    const { url } = server();
    const peer = await v1('', '2025-11-25', oldHttp).open({ url });
    const interrupted = async () => Number(await peer.read('fixture://interrupted-count'));
    const earlier = await interrupted();
    const gone = new AbortController();
    const modern = await v2('', { pin: '2026-07-28' }, '2026-07-28', modernHttp).open(proxy());
    const unwanted = modern.call('slow', { seconds: 60 }, { signal: gone.signal });
    setTimeout(() => gone.abort(), 500);
    await assert.rejects(unwanted);
    await eventually(async () => await interrupted() > earlier, 'the interruption of the handler');
    await modern.close();
    await peer.close();
  });

  runsNothingHidden(proxy, server);
}
