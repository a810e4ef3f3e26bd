// Makes a directory and a file of a tree links to what is outside, and back, until its standard input ends. Prints how often at the end.
import { renameSync, symlinkSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';

const [tree, outside] = process.argv.slice(2);
let swaps = 0;
let ended = false;
process.stdin.on('end', () => { ended = true; }).resume();

function swap(name) {
  const path = join(tree, name);
  const kept = join(tree, `.kept-${name}`);
  renameSync(path, kept);
  symlinkSync(join(outside, name), path);
  unlinkSync(path);
  renameSync(kept, path);
  swaps++;
}

function some() {
  for (let i = 0; i < 200; i++) {
    for (const name of ['door', 'file']) {
      try {
        swap(name);
      } catch (error) {
        // The server wrote a file here meanwhile.
        if (!['EEXIST', 'ENOENT', 'ENOTEMPTY', 'EISDIR', 'EPERM'].includes(error.code)) throw error;
      }
    }
  }
  if (ended) console.log(swaps);
  else setImmediate(some);
}
some();
