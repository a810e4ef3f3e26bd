// Hosts of files: the SDKs' clients, with a folder and without one.
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, describe, test } from 'node:test';
import { modernHttp, v2 } from './peers.js';
import { overHttp } from './server.js';

const NAME = 'für dich, 日本.txt';

let folder;
async function asked(settings, question) {
  const server = await overHttp({ fixture: false, settings });
  try {
    const peer = await v2('modern, HTTP', { pin: '2026-07-28' }, '2026-07-28', modernHttp).open(server);
    await question(peer);
    await peer.close();
  } finally {
    await server.close();
  }
}
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'files-'));
  await mkdir(join(folder, 'open'));
  await writeFile(join(folder, 'open', NAME), 'guten Tag');
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await symlink(join(folder, 'secret.txt'), join(folder, 'open/link'));
});
after(() => rm(folder, { recursive: true }));

describe('SDK v2, files', { timeout: 60_000 }, () => {
  test('are not offered without a folder, and the instructions say so', () => asked({}, async (peer) => {
    const names = (await peer.list()).map(({ name }) => name);
    assert.ok(names.includes('convert_time'));
    assert.deepEqual(names.filter((name) => /file|director|search_content/.test(name)), []);
    assert.match(peer.client.getInstructions(), /File tools are not offered, because the setting MCP_FILES_ROOTS names no directory/);
  }));

  test('are listed and read, with names of any letters, and no link leads out', () => asked({ MCP_FILES_ROOTS: join(folder, 'open') }, async (peer) => {
    const text = async (name, args) => (await peer.client.callTool({ name, arguments: args })).content[0].text;
    assert.equal(await text('list_directory', { path: '.' }), `[FILE] ${NAME}\n[FILE] link`);
    assert.equal(await text('read_text_file', { path: NAME }), 'guten Tag');
    assert.match(await text('read_text_file', { path: 'link' }), /^Access denied: 'link' is a link/);
    assert.equal(await peer.read(pathToFileURL(join(folder, 'open', NAME)).href), 'guten Tag');
    assert.match(peer.client.getInstructions(), /File tools: list_allowed_directories says where files are/);
  }));
});
