// Starts Debian's nginx and HAProxy, each with a configuration, in front of a server.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listening } from './programs.js';

/** The host name in the files of runtime/proxy, and the settings of a server behind them. */
export const NAME = 'mcp.example.com';
export const BEHIND = { MCP_ALLOWED_HOSTS: NAME, MCP_ADDRESS_SHARE: '100' };

/** A file of runtime/proxy, in which only the ports are changed. */
export async function recommended(file, changes) {
  let text = await readFile(join(process.env.WHERRY_PROXY, file), 'utf8');
  for (const [from, to] of changes) text = once(text, from, to);
  return text;
}

/** Replaces a text that must occur exactly once. */
function once(text, from, to) {
  if (text.split(from).length !== 2) throw new Error(`'${from}' is not there once in:\n${text}`);
  return text.replace(from, to);
}

/** Starts a program whose configuration names the port that it listens on. */
async function configured(command, configure, args) {
  const folder = await mkdtemp(join(tmpdir(), 'proxy-'));
  let program;
  try {
    program = await listening((port) => args(folder, port), {
      command,
      async before(port) {
        for (const [name, text] of Object.entries(await configure(folder, port))) await writeFile(join(folder, name), text);
      },
    });
  } catch (error) {
    await rm(folder, { recursive: true });
    throw error;
  }
  return {
    ...program,
    async close() {
      await program.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** nginx with Debian's nginx.conf. `site` makes the text of the file in conf.d for the port to listen on. */
export function nginx(site) {
  return configured('/usr/sbin/nginx', async (folder, port) => {
    let main = await readFile('/etc/nginx/nginx.conf', 'utf8');
    main = once(main, 'pid /run/nginx.pid;', `pid ${folder}/pid;`);
    main = main.replaceAll('/var/log/nginx/', `${folder}/`);
    main = once(main, 'include /etc/nginx/sites-enabled/*;', '');
    main = once(main, 'include /etc/nginx/conf.d/*.conf;', `include ${folder}/site.conf;`);
    return { 'nginx.conf': main, 'site.conf': await site(port) };
  }, (folder) => ['-c', `${folder}/nginx.conf`, '-e', `${folder}/error.log`, '-g', 'daemon off;']);
}

/** HAProxy with Debian's haproxy.cfg, without the lines that only a service needs. */
export function haproxy(sections) {
  return configured('/usr/sbin/haproxy', async (folder, port) => {
    const main = (await readFile('/etc/haproxy/haproxy.cfg', 'utf8')).split('\n')
      .filter((line) => !/^\s*(log \/dev\/log|chroot|stats (socket|timeout)|user|group|daemon)/.test(line)).join('\n');
    return { 'main.cfg': main, 'sections.cfg': await sections(port) };
  }, (folder) => ['-db', '-f', `${folder}/main.cfg`, '-f', `${folder}/sections.cfg`]);
}
