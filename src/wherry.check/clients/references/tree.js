// A directory with files of many kinds, the same each time.
import { chmodSync, existsSync, lstatSync, mkdirSync, readFileSync, readdirSync, readlinkSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const MEDIA = ['png', 'jpg', 'jpeg', 'gif', 'webp', 'bmp', 'svg', 'mp3', 'wav', 'ogg', 'flac', 'pdf', 'PNG'];

export const TEXTS = {
  'one.txt': 'one\ntwo\nthree\n',
  'open.txt': 'one\ntwo\nthree',
  'empty.txt': '',
  'line.txt': '\n',
  'crlf.txt': 'one\r\ntwo\r\nthree\r\n',
  'unicode.txt': 'é 😀 漢字\nzwei\n',
  'mark.txt': '\ufeffone\ntwo\n',
  'long.txt': Array.from({ length: 3000 }, (_, i) => `line ${i}`).join('\n'),
  'fence.md': 'text\n```js\ncode\n```\nend\n',
};

/** Makes it in `place/tree`, beside `place/outside`; gives the path of the tree. */
export function makeTree(place) {
  const tree = join(place, 'tree');
  for (const each of ['src/main/deep', 'src/test', 'empty', 'with space', '.git/objects', 'node_modules/x']) mkdirSync(join(tree, each), { recursive: true });
  const files = { ...TEXTS, '.hidden': 'h', 'src/main/App.java': 'class App {\n    int a;\n}\n', 'src/main/deep/b.txt': 'b', 'src/test/AppTest.java': 'x'.repeat(2000),
    'with space/we[i]rd {n}.txt': 'w', '.git/objects/a1': '1', 'node_modules/x/index.js': 'i', 'run.sh': '#!/bin/sh\n', 'secret.cfg': 's' };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(tree, name), text);
  for (const type of MEDIA) writeFileSync(join(tree, `m.${type}`), Buffer.from([0x89, 0x50, 0, 0xff, type.length]));
  writeFileSync(join(tree, 'latin.txt'), Buffer.from('caf\xe9\n', 'latin1'));
  chmodSync(join(tree, 'run.sh'), 0o755);
  chmodSync(join(tree, 'secret.cfg'), 0o640);
  mkdirSync(join(place, 'outside'));
  writeFileSync(join(place, 'outside/file'), 'outside');
  const links = { 'link-in': 'one.txt', 'link-dir': 'src/main', 'link-out': '../outside/file', 'link-out-dir': '../outside', 'link-none': 'no-such-file' };
  for (const [name, target] of Object.entries(links)) symlinkSync(target, join(tree, name));
  return tree;
}

export const MEDIA_FILES = MEDIA.map((type) => `m.${type}`);

/** What is in a directory and below: a line for each path, with kind, mode and contents. */
export function contents(directory, under = '') {
  if (!existsSync(directory)) return [];
  return readdirSync(directory).sort().flatMap((name) => {
    const path = join(directory, name);
    const shown = under + name;
    const stats = lstatSync(path);
    if (stats.isSymbolicLink()) return [`${shown} -> ${readlinkSync(path)}`];
    const mode = (stats.mode & 0o777).toString(8);
    return stats.isDirectory() ? [`${shown}/ ${mode}`, ...contents(path, `${shown}/`)] : [`${shown} ${mode} ${readFileSync(path).toString('base64')}`];
  });
}
