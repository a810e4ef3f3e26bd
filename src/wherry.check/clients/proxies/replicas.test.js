// Three replicas with one key behind HAProxy, which chooses one for each request by turns.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { modernHttp, oldHttp, v1, v2 } from '../peers.js';
import { overHttp } from '../server.js';
import { BEHIND, haproxy } from './reverse.js';

const KEY = randomBytes(32).toString('base64');
const CALLS = 30;
const CLIENTS = [v1('2025-11-25', '2025-11-25', oldHttp), v2('2026-07-28', { pin: '2026-07-28' }, '2026-07-28', modernHttp)];
const start = (port) => overHttp({ fixture: true, port, settings: { ...BEHIND, MCP_STATE_KEY: KEY } });

const byTurns = (port, replicas) => `
frontend plain
    bind 127.0.0.1:${port}
    default_backend replicas
backend replicas
    balance roundrobin
    option redispatch 1
    retries 10
    retry-on conn-failure empty-response 503
${replicas.map(({ port: at }, i) => `    server s${i} 127.0.0.1:${at}`).join('\n')}
`;

describe('Three replicas by turns', { timeout: 120_000 }, () => {
  let replicas;
  let proxy;
  before(async () => {
    replicas = await Promise.all([start(), start(), start()]);
    proxy = await haproxy((port) => byTurns(port, replicas));
  });
  after(async () => {
    await proxy?.close();
    await Promise.all(replicas?.map((each) => each.close()) ?? []);
  });

  for (const peer of CLIENTS) {
    test(`${peer.name}: has one session at all of them, also while each is replaced`, async () => {
      const client = await peer.open({ fixture: true, url: proxy.url });
      try {
        let answered = 0;
        let replaced = false;
        const calls = (async () => {
          while (answered < CALLS || !replaced) {
            assert.match(JSON.stringify(await client.call('test_simple_text', {})), /simple text/);
            answered++;
          }
        })();
        for (let i = 0; i < replicas.length; i++) {
          const { port } = replicas[i];
          await replicas[i].close();
          replicas[i] = await start(port);
        }
        replaced = true;
        await calls;
      } finally {
        await client.close();
      }
    });
  }
});
