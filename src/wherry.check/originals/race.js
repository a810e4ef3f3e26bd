// Calls wherry.tools.files while another process swaps a directory and a file for links to what is outside: nothing may come from there, and
// nothing may be written there. The argument says for how many seconds.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ours } from './server.js';
import { describe } from './tree.js';

const SECRET = 'this-is-outside';
const CALLS = [
  ['read_text_file', { path: 'door/inner' }], ['read_text_file', { path: 'file' }], ['read_multiple_files', { paths: ['file', 'door/inner'] }],
  ['read_media_file', { path: 'file' }], ['list_directory', { path: 'door' }], ['list_directory_with_sizes', { path: 'door' }],
  ['directory_tree', { path: '.' }], ['search_files', { path: '.', pattern: '**' }], ['search_content', { path: '.', pattern: 'is' }],
  ['get_file_info', { path: 'file' }], ['write_file', { path: 'door/inner', content: 'this-is-inside' }], ['write_file', { path: 'door/new', content: 'this-is-inside' }],
  ['edit_file', { path: 'file', edits: [{ oldText: 'this', newText: 'this' }] }], ['create_directory', { path: 'door/made' }],
];

const seconds = Number(process.argv[2] ?? 5);
const place = realpathSync(mkdtempSync(join(tmpdir(), 'wherry-race-')));
const [tree, outside] = ['tree', 'outside'].map((name) => join(place, name));
for (const [folder, text, name] of [[tree, 'this-is-inside', 'inner'], [outside, SECRET, SECRET]]) {
  mkdirSync(join(folder, 'door'), { recursive: true });
  writeFileSync(join(folder, 'door', name), text.padEnd(14));
  writeFileSync(join(folder, 'door/inner'), text);
  // Its size tells whose it is.
  writeFileSync(join(folder, 'file'), folder === outside ? text.padEnd(4321, '!') : text);
}
const before = describe(outside);
const leaks = (result) => {
  const text = JSON.stringify(result);
  return text.includes(SECRET) || text.includes(Buffer.from(SECRET).toString('base64').slice(0, 12)) || text.includes('size: 4321') || text.includes('4.22 KB');
};

const server = await ours({ MCP_FILES_ROOTS: tree, MCP_FILES_WRITE: 'on' });
const swapper = spawn(process.execPath, [join(import.meta.dirname, 'swap.js'), tree, outside], { stdio: ['pipe', 'pipe', 'inherit'] });
const count = { answered: 0, refused: 0, leaked: 0 };
const until = Date.now() + seconds * 1000;
async function callUntilTheEnd(offset) {
  for (let i = offset; Date.now() < until; i++) {
    // Most calls read, since those take the least time and so meet the most swaps.
    const [tool, args] = CALLS[i % 4 === 0 ? (i / 4) % CALLS.length : i % 2];
    const result = await server.call(tool, args);
    if (leaks(result)) {
      count.leaked++;
      console.log(`${tool} leaked: ${JSON.stringify(result).slice(0, 500)}`);
    } else {
      count[result.isError ? 'refused' : 'answered']++;
    }
  }
}
await Promise.all(Array.from({ length: 32 }, (_, i) => callUntilTheEnd(i)));
let swaps = '';
swapper.stdout.on('data', (data) => { swaps += data; });
swapper.stdin.end();
await new Promise((resolve) => swapper.once('close', resolve));
server.close();
const changed = JSON.stringify(before) !== JSON.stringify(describe(outside));
console.log(`${count.answered} calls answered, ${count.refused} refused, ${count.leaked} leaked, in ${swaps.trim()} swaps; what is outside ${changed ? 'CHANGED' : 'stayed'}`);
rmSync(place, { recursive: true, force: true });
const good = count.leaked === 0 && !changed && count.answered > 0 && count.refused > 0 && Number(swaps) > 0;
console.log(good ? '1 passed, 0 failed' : '0 passed, 1 failed');
process.exitCode = good ? 0 : 1;
