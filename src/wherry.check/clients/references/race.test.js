// Calls the file tools while another process swaps a directory and a file for links to what is outside: nothing may come from there, and
// nothing may be written there. WHERRY_RACE says for how many seconds, 5 if it is not set.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { ours } from './programs.js';
import { contents } from './tree.js';

const SECRET = 'this-is-outside';
const CALLS = [
  ['read_text_file', { path: 'door/inner' }], ['read_text_file', { path: 'file' }], ['read_multiple_files', { paths: ['file', 'door/inner'] }],
  ['read_media_file', { path: 'file' }], ['list_directory', { path: 'door' }], ['list_directory_with_sizes', { path: 'door' }],
  ['directory_tree', { path: '.' }], ['search_files', { path: '.', pattern: '**' }], ['search_content', { path: '.', pattern: 'is' }],
  ['get_file_info', { path: 'file' }], ['write_file', { path: 'door/inner', content: 'this-is-inside' }], ['write_file', { path: 'door/new', content: 'this-is-inside' }],
  ['edit_file', { path: 'file', edits: [{ oldText: 'this', newText: 'this' }] }], ['create_directory', { path: 'door/made' }],
];

const seconds = Number(process.env.WHERRY_RACE || 5);

/** Makes `tree` and `outside` in this place, whose files differ in text and size. */
function makeBoth(place) {
  const both = ['tree', 'outside'].map((name) => join(place, name));
  for (const [folder, text, name] of [[both[0], 'this-is-inside', 'inner'], [both[1], SECRET, SECRET]]) {
    mkdirSync(join(folder, 'door'), { recursive: true });
    writeFileSync(join(folder, 'door', name), text.padEnd(14));
    writeFileSync(join(folder, 'door/inner'), text);
    // Its size tells whose it is.
    writeFileSync(join(folder, 'file'), folder === both[1] ? text.padEnd(4321, '!') : text);
  }
  return both;
}

function leaks(result) {
  const text = JSON.stringify(result);
  return [SECRET, Buffer.from(SECRET).toString('base64').slice(0, 12), 'size: 4321', '4.22 KB'].some((sign) => text.includes(sign));
}

async function callUntil(end, offset, server, count) {
  for (let i = offset; Date.now() < end; i++) {
    // Most calls read, since those take the least time and so meet the most swaps.
    const [tool, args] = CALLS[i % 4 === 0 ? (i / 4) % CALLS.length : i % 2];
    const result = await server.call(tool, args);
    assert.ok(!leaks(result), `${tool} leaked: ${JSON.stringify(result).slice(0, 500)}`);
    count[result.isError ? 'refused' : 'answered']++;
  }
}

test('the file tools leak nothing while links are swapped under them', { timeout: (seconds + 60) * 1000 }, async (context) => {
  const place = realpathSync(mkdtempSync(join(tmpdir(), 'wherry-race-')));
  context.after(() => rmSync(place, { recursive: true, force: true }));
  const [tree, outside] = makeBoth(place);
  const before = contents(outside);
  const server = ours({ MCP_FILES_ROOTS: tree, MCP_FILES_WRITE: 'on' });
  await server.open();
  const swapper = spawn(process.execPath, [join(import.meta.dirname, 'swap.js'), tree, outside], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => swapper.once('close', resolve));
  let swaps = '';
  swapper.stdout.on('data', (data) => { swaps += data; });
  const count = { answered: 0, refused: 0 };
  try {
    const end = Date.now() + seconds * 1000;
    await Promise.all(Array.from({ length: 32 }, (_, i) => callUntil(end, i, server, count)));
  } finally {
    swapper.stdin.end();
    await Promise.all([ended, server.close()]);
  }
  context.diagnostic(`${count.answered} calls answered, ${count.refused} refused, in ${swaps.trim()} swaps`);
  assert.deepEqual(contents(outside), before);
  assert.ok(count.answered > 0 && count.refused > 0 && Number(swaps) > 0, 'calls met swaps');
});
