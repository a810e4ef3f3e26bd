// Calls the file tools and those of the reference filesystem server alike, and compares results and files.
import assert from 'node:assert/strict';
import { mkdtempSync, mkdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { ours, theirs } from './programs.js';
import { MEDIA_FILES, TEXTS, contents, makeTree } from './tree.js';

/** Deliberate differences. A case that names one must show it; README.md of the module says the same to users. */
const DIFFERENCES = {
  tail: 'tail counts lines, and no empty one after the last end of line',
  encoding: 'a file that is not UTF-8 is read as Latin-1',
  binary: 'a file with zero bytes is no text',
  link: 'of a link its own size is shown, and not that of its target, which may be outside',
  range: '{1..3} is no range in a glob',
};

const GLOBS = ['*', '**', '*.txt', '**/*.txt', '**/*.java', 'src/**', '**/main', '**/main/**', 'src/*', '?ne.txt', '[a-m]*', '[!a-m]*', '{one,open}.txt', '**/{App,AppTest}.java',
  '!*.txt', '.*', '**/.*', 'src/', '*/*', '**/deep/*', 'one.txt', 'no-such', '**/b*', '**/*test*', '**/*Test*', 'with space/*', '**/we[[]i]*', 'm.[pj]*', '*.{png,jpg}', 'link-*',
  '**/objects/**', '\\*', '**/', 'src/**/b.txt'];
const EXCLUDED = [[], ['node_modules'], ['**/node_modules/**'], ['*.txt'], ['src'], ['.git', 'm.*'], ['**/deep'], ['main'], ['src/main/*']];
const PATHS = ['.', 'src', 'empty', 'link-dir', 'with space', 'one.txt', 'no-such', 'link-out-dir', '../outside', '/etc', '$', '$/src/../src', '$x'];

/** Files that end with an end of line. */
const ENDED = /(one|line|crlf|unicode|mark|App)\.|fence|link-in/;

function* reading() {
  for (const path of [...Object.keys(TEXTS), 'link-in', '$/one.txt', 'src/main/App.java', '.hidden', 'with space/we[i]rd {n}.txt']) {
    yield ['read_text_file', { path }];
    for (const count of [1, 2, 50]) {
      yield ['read_text_file', { path, head: count }];
      yield ['read_text_file', { path, tail: count }, ENDED.test(path) && !(path === 'line.txt' && count === 1) ? 'tail' : undefined];
    }
  }
  yield ['read_text_file', { path: 'latin.txt' }, 'encoding'];
  yield ['read_text_file', { path: 'm.png' }, 'binary'];
  for (const path of ['no-such', 'src', 'link-out', 'link-none', 'link-out-dir/file', '../outside/file', '/etc/passwd', 'one.txt/x', '$', 'a\0b', 'C:\\x', '~no-such']) {
    yield ['read_text_file', { path }];
    yield ['get_file_info', { path }];
  }
  yield ['read_text_file', { path: 'one.txt', head: 1, tail: 1 }];
  yield ['read_text_file', { path: 'one.txt', head: 0 }];
  yield ['read_text_file', {}];
  yield ['read_text_file', { path: 7 }];
  yield ['read_file', { path: 'one.txt' }];
  yield ['read_file', { path: 'one.txt', head: 1 }];
  for (const path of [...MEDIA_FILES, 'one.txt', 'no-such', 'link-out', 'src']) yield ['read_media_file', { path }];
  yield ['read_multiple_files', { paths: ['one.txt', '$/open.txt', 'empty.txt'] }];
  yield ['read_multiple_files', { paths: ['src/main/App.java'] }];
  yield ['read_multiple_files', { paths: [] }];
  yield ['no_such_tool', {}];
}

function* listing() {
  for (const path of PATHS) {
    yield ['list_directory', { path }];
    yield ['directory_tree', { path }];
    if (path !== '.' && path !== '$') {
      yield ['list_directory_with_sizes', { path }];
      yield ['list_directory_with_sizes', { path, sortBy: 'size' }];
    }
  }
  yield ['list_directory_with_sizes', { path: '.' }, 'link'];
  yield ['list_directory_with_sizes', { path: 'src', sortBy: 'date' }];
  for (const path of ['one.txt', 'run.sh', 'secret.cfg', 'src', 'link-in', '$', 'empty.txt']) yield ['get_file_info', { path }];
  for (const excludePatterns of EXCLUDED) yield ['directory_tree', { path: '$', excludePatterns }];
  yield ['list_allowed_directories', {}];
}

function* searching() {
  for (const pattern of GLOBS) yield ['search_files', { path: '$', pattern }];
  for (const excludePatterns of EXCLUDED) yield ['search_files', { path: '$', pattern: '**/*', excludePatterns }];
  for (const path of PATHS) yield ['search_files', { path, pattern: '**/*.java' }];
  yield ['search_files', { path: '$', pattern: 'm.{p..q}ng' }, 'range'];
}

function* writing() {
  for (const path of ['new.txt', 'one.txt', 'run.sh', 'secret.cfg', 'link-in', 'src/main/new.txt', 'no-such/new.txt', 'src', 'link-out', 'link-out-dir/new', '../outside/new', 'link-none', '$']) {
    yield ['write_file', { path, content: `new é of ${path}\r\nlast` }];
  }
  yield ['write_file', { path: 'fresh.txt' }];
  const edit = (path, edits, rest = {}) => ['edit_file', { path, edits: edits.map(([oldText, newText]) => ({ oldText, newText })), ...rest }];
  const app = 'src/main/App.java';
  yield edit(app, [['int a;', 'long a;']], { dryRun: true });
  yield edit(app, [['int a;', 'long a;']]);
  yield edit(app, [['int a;', 'long a;']]);
  yield edit(app, [['class App {\nlong a;', 'class App {\n  int b;\n    int c;']]);
  yield edit(app, [['    int c;\n', '']]);
  yield edit(app, [['class', 'final class'], ['App', 'Application']]);
  yield edit(app, [['}', '}\n// $& $1']]);
  yield edit(app, [['', '// first\n']]);
  yield edit(app, [['no such text', 'x']]);
  yield edit(app, []);
  yield edit('open.txt', [['three', 'four']]);
  yield edit('open.txt', [['four', 'four\n']]);
  yield edit('fence.md', [['code', '````']]);
  yield edit('long.txt', [['line 10\n', ''], ['line 100\n', 'l 100\n'], ['line 2999', 'end']]);
  yield edit('long.txt', [['line 500\nline 501\nline 502\n', 'x\n'], ['line 508\n', 'y\nz\n']]);
  yield edit('unicode.txt', [['😀', '🎉'], ['zwei', 'drei']]);
  yield edit('run.sh', [['new', 'old']]);
  yield edit('empty.txt', [['', 'filled']]);
  yield edit('no-such', [['a', 'b']]);
  yield edit('src', [['a', 'b']]);
  yield edit('link-out', [['outside', 'changed']]);
  yield edit('crlf.txt', [['two', 'zwei\r\ndrei']], { dryRun: true });
  for (const path of ['made', 'made/a/b', 'made/a/b', 'src', 'one.txt', 'one.txt/x', '../outside/made', 'link-out-dir/made', 'link-dir/made', '$', 'with space/ü']) yield ['create_directory', { path }];
  for (const [source, destination] of [['new.txt', 'moved.txt'], ['moved.txt', 'made/a/moved.txt'], ['moved.txt', 'x'], ['one.txt', 'open.txt'], ['one.txt', 'src'], ['src', 'sources'],
    ['sources', 'sources/main/x'], ['line.txt', 'no-such/x'], ['line.txt', '../outside/x'], ['../outside/file', 'x'], ['link-out', 'x'], ['empty', 'made/empty'], ['run.sh', 'link-out-dir/x']]) {
    yield ['move_file', { source, destination }];
  }
}

/** What is compared of a result. What a failure says is each server's own. */
function comparable(tool, result, tree) {
  if (result.isError) return { isError: true };
  const text = JSON.stringify(tool === 'read_media_file' ? { content: result.content } : { content: result.content, structuredContent: result.structuredContent });
  // Times differ in form and in fact.
  return JSON.parse(text.replaceAll(tree, '$').replace(/(created|modified|accessed): [^\\]*/g, '$1: …'));
}

function fill(value, tree) {
  return JSON.parse(JSON.stringify(value).replaceAll('"$', `"${tree}`));
}

describe('@modelcontextprotocol/server-filesystem', { timeout: 120_000 }, () => {
  const place = realpathSync(mkdtempSync(join(tmpdir(), 'wherry-files-')));
  const trees = ['theirs', 'ours'].map((name) => (mkdirSync(join(place, name)), makeTree(join(place, name))));
  const servers = [theirs('@modelcontextprotocol/server-filesystem/dist/index.js', [trees[0]]), ours({ MCP_FILES_ROOTS: trees[1], MCP_FILES_WRITE: 'on' })];
  before(() => Promise.all(servers.map((server) => server.open())));
  after(async () => {
    await Promise.all(servers.map((server) => server.close()));
    rmSync(place, { recursive: true });
  });

  [...reading(), ...listing(), ...searching(), ...writing()].forEach(([tool, args, difference], index) => {
    test(`${index + 1}: ${tool} ${JSON.stringify(args).slice(0, 100)}`, async () => {
      const results = await Promise.all(servers.map(async (server, i) => comparable(tool, await server.call(tool, fill(args, trees[i])), trees[i])));
      if (difference) assert.notDeepEqual(results[1], results[0], DIFFERENCES[difference]);
      else assert.deepEqual(results[1], results[0]);
    });
  });

  test('leaves the same files', () => {
    const [theirFiles, ourFiles] = trees.map((tree) => contents(join(tree, '..')));
    assert.deepEqual(ourFiles, theirFiles);
  });
});
