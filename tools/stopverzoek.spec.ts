import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const OPDRACHT = `
import { stopverzoek } from ${JSON.stringify(pathToFileURL(join(__dirname, 'stopverzoek.mjs')).href)};
setInterval(() => undefined, 1000);
const gevraagd = stopverzoek();
console.log('luistert');
await gevraagd;
console.log('stopt');
process.stdin.once('data', () => { console.log('klaar'); process.exit(0); });
`;

it('stops once, however often it is asked: npm passes on a Ctrl-C that the terminal has sent already', async () => {
  const kind = spawn(process.execPath, ['--input-type=module', '-e', OPDRACHT], { stdio: ['pipe', 'pipe', 'inherit'] });
  const einde = once(kind, 'exit');
  const regel = async (): Promise<string> => String((await once(kind.stdout, 'data'))[0]).trim();
  expect(await regel()).toBe('luistert');
  kind.kill('SIGINT');
  expect(await regel()).toBe('stopt');
  for (const sein of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) kind.kill(sein);
  kind.stdin.write('x');
  expect(await einde).toEqual([0, null]);
});
