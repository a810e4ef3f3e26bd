// Makes a directory and a file of a tree links to what is outside, and back, until its standard input ends. Prints how often at the end.
import { existsSync, renameSync, rmSync, symlinkSync, unlinkSync } from 'node:fs';
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

function restore(name) {
  const path = join(tree, name);
  const kept = join(tree, `.kept-${name}`);
  if (existsSync(kept)) {
    rmSync(path, { recursive: true, force: true, maxRetries: 50, retryDelay: 1 });
    renameSync(kept, path);
  }
}

function some() {
  for (let i = 0; i < 200; i++) {
    for (const name of ['door', 'file']) {
      try {
        swap(name);
      } catch {
        restore(name); // The server made a file or directory of this name meanwhile.
      }
    }
  }
  if (ended) console.log(swaps);
  else setImmediate(some);
}
some();
