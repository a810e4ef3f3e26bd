// An authorization server, node-oidc-provider, and a person who logs in to it and consents.
import { createServer } from 'node:http';
import Provider from 'oidc-provider';
import { freePort } from './server.js';

export const CALLBACK = 'http://127.0.0.1:9/callback';
/** The URL of a client's metadata document. It is not fetched: the document below is taken for it. */
export const CLIENT_DOCUMENT = 'https://client.example.com/metadata.json';
const SCOPES = 'openid offline_access time:read time:convert time:zones other:read';
const DOCUMENT = {
  client_id: CLIENT_DOCUMENT, client_name: 'check', redirect_uris: [CALLBACK], grant_types: ['authorization_code'],
  response_types: ['code'], token_endpoint_auth_method: 'none', application_type: 'native',
};

/** @param scopes of each resource, by its URI; `format` is that of its access tokens, and `lifetime` their seconds */
export async function startIssuer({ scopes, format = 'jwt', lifetime = 600 }) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const provider = new Provider(url, {
    clients: [{ client_id: 'wherry', client_secret: 'secret-of-wherry', redirect_uris: [], response_types: [], grant_types: [] }],
    cookies: { keys: ['check'] },
    scopes: SCOPES.split(' '),
    // The SDKs register with the scopes of the first challenge. This server would never give such a client more.
    extraClientMetadata: { properties: ['anyScope'], validator: (_, __, ___, metadata) => { metadata.scope = SCOPES; } },
    features: {
      clientIdMetadataDocument: { enabled: true, ack: 'draft-02' },
      devInteractions: { enabled: true },
      introspection: { enabled: true, allowedPolicy: () => true },
      registration: { enabled: true },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: (_, resource) => ({
          scope: scopes(resource), audience: resource, accessTokenFormat: format, accessTokenTTL: lifetime, jwt: { sign: { alg: 'RS256' } },
        }),
        useGrantedResource: () => true,
      },
    },
    fetch: () => Response.json(DOCUMENT),
  });
  const server = createServer(provider.callback());
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  return { url, close: () => new Promise((resolve) => { server.closeAllConnections(); server.close(resolve); }) };
}

/** Follows an authorization URL as a browser does, and gives the parameters of the callback. */
export async function consent(authorizationUrl) {
  const cookies = new Map();
  let response = await visit(authorizationUrl, cookies);
  for (let page = 0; page < 20; page++) {
    const location = response.headers.get('location');
    if (location?.startsWith(CALLBACK)) return new URL(location).searchParams;
    if (location) {
      response = await visit(new URL(location, response.url), cookies);
    } else {
      const html = await response.text();
      const [, action] = /<form[^>]* action="([^"]+)"/.exec(html) ?? [];
      const [, prompt] = /name="prompt" value="([^"]+)"/.exec(html) ?? [];
      if (!action) throw new Error(`a page without a form: ${response.status} ${html.slice(0, 2000)}`);
      response = await visit(new URL(action, response.url), cookies, new URLSearchParams({ prompt, login: 'ada', password: 'any' }));
    }
  }
  throw new Error('the way to the callback is too long');
}

async function visit(url, cookies, body) {
  const response = await fetch(url, {
    method: body ? 'POST' : 'GET', body, redirect: 'manual',
    headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
  });
  for (const cookie of response.headers.getSetCookie()) {
    const [name, value] = cookie.split(';')[0].split('=');
    value ? cookies.set(name, value) : cookies.delete(name);
  }
  return response;
}
