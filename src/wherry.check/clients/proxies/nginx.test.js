// nginx in front of the server: with the usual configuration, and with runtime/proxy/nginx.conf.
import { after, before, describe } from 'node:test';
import { overHttp } from '../server.js';
import { clientsConverse, isATransparentProxy } from './behind.js';
import { BEHIND, nginx, recommended } from './reverse.js';

let server;
before(async () => {
  server = await overHttp({ fixture: true, settings: BEHIND });
});
after(() => server.close());

describe('nginx, proxy_pass alone', { timeout: 120_000 }, () => {
  let proxy;
  before(async () => {
    proxy = await nginx((port) => `server { listen 127.0.0.1:${port}; location / { proxy_pass http://127.0.0.1:${server.port}; } }`);
  });
  after(() => proxy?.close());

  clientsConverse(() => proxy, { bytes: 900_000 }); // nginx accepts 1 MiB by default
});

describe('nginx, runtime/proxy/nginx.conf', { timeout: 120_000 }, () => {
  let proxy;
  before(async () => {
    proxy = await nginx((port) => recommended('nginx.conf', [['listen 8080', `listen 127.0.0.1:${port}`], ['127.0.0.1:8000', `127.0.0.1:${server.port}`]]));
  });
  after(() => proxy?.close());

  clientsConverse(() => proxy, { bytes: 3_000_000 });
  isATransparentProxy(() => proxy, () => server);
});
