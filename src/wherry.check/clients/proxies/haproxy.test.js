// HAProxy in front of the server: with the usual configuration, and with runtime/proxy/haproxy.cfg.
import { after, before, describe } from 'node:test';
import { overHttp } from '../server.js';
import { clientsConverse, isATransparentProxy } from './behind.js';
import { BEHIND, haproxy, recommended } from './reverse.js';

let server;
before(async () => {
  server = await overHttp({ fixture: true, settings: BEHIND });
});
after(() => server.close());

const plain = (port, check) => `
frontend plain
    bind 127.0.0.1:${port}
    default_backend plain
backend plain
    ${check}
    server one 127.0.0.1:${server.port} check inter 200ms rise 1 fall 1
`;

describe('HAProxy, a health check by HTTP/1.0 without a Host', { timeout: 120_000 }, () => {
  let proxy;
  before(async () => {
    proxy = await haproxy((port) => plain(port, 'option httpchk GET /readyz'));
  });
  after(() => proxy?.close());

  clientsConverse(() => proxy, {
    bytes: 3_000_000,
    cannot: { 'tells progress while the call is at work': 'without http-no-delay it holds small events back until more comes' },
  });
});

describe('HAProxy, runtime/proxy/haproxy.cfg', { timeout: 120_000 }, () => {
  let proxy;
  before(async () => {
    proxy = await haproxy((port) => recommended('haproxy.cfg', [['bind :8080', `bind 127.0.0.1:${port}`], ['127.0.0.1:8000', `127.0.0.1:${server.port}`]]));
  });
  after(() => proxy?.close());

  clientsConverse(() => proxy, { bytes: 3_000_000 });
  isATransparentProxy(() => proxy, () => server);
});
