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

/** Takes away what the server made in the place of what was moved. Where the server still writes there, the next round tries again. */
function restore(name) {
  const path = join(tree, name);
  const kept = join(tree, `.kept-${name}`);
  try {
    if (existsSync(kept)) {
      rmSync(path, { recursive: true, force: true });
      renameSync(kept, path);
    }
  } catch {
    // As said above.
  }
}

function some() {
  for (let i = 0; i < 200; i++) {
    for (const name of ['door', 'file']) {
      try {
        swap(name);
      } catch {
        restore(name);
      }
    }
  }
  if (ended) console.log(swaps);
  else setImmediate(some);
}
some();
