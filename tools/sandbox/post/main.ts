import { maakHttp } from './http';
import { Postopslag } from './opslag';
import { maakSmtp } from './smtp';
import { maakTerugzender } from './terugzender';

const env = (naam: string): string => {
  const waarde = process.env[naam];
  if (!waarde) throw new Error(`${naam} is required`);
  return waarde;
};

/** The sandbox's post office, as a process of its own: it can be stopped while the hub goes on. */
const start = (): void => {
  const opslag = new Postopslag(env('POST_MAP'));
  const smtp = maakSmtp(opslag, maakTerugzender(env('BOUNCE_URL')));
  smtp.on('error', (fout: NodeJS.ErrnoException) => {
    console.error(`smtp: ${fout.code ?? fout.name}`);
    if (fout.syscall === 'listen') process.exit(1);
  });
  const http = maakHttp(opslag);
  http.listen(Number(env('HTTP_POORT')), '127.0.0.1');
  smtp.listen(Number(env('SMTP_POORT')), '127.0.0.1', () => console.info('post office ready'));
  for (const sein of ['SIGTERM', 'SIGINT'] as const) {
    process.once(sein, () => {
      http.close();
      http.closeIdleConnections();
      smtp.close(() => process.exit(0));
      setTimeout(() => process.exit(0), 2000).unref();
    });
  }
};

try {
  start();
} catch (fout) {
  console.error(`post office cannot start: ${fout instanceof Error ? fout.message : 'unknown'}`);
  process.exitCode = 1;
}
