import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bereidVoor, Melding, projectmap } from './voorbereiden.mjs';
import { grijs, maakVoortgang, meldFout, vet } from './scherm.mjs';
import { stopverzoek } from './stopverzoek.mjs';

const OPTIES = ['--once', '--zonder-demo'];

const gebouwd = (...delen) => join(projectmap, 'dist', 'tools', ...delen);
const laad = (bestand) => import(pathToFileURL(bestand).href);

const leesOpties = () => {
  const gegeven = process.argv.slice(2);
  const onbekend = gegeven.find((optie) => !OPTIES.includes(optie));
  if (onbekend) {
    process.stderr.write(`Onbekende optie ${onbekend}. Mogelijk: ${OPTIES.join(', ')}\n`);
    process.exit(2);
  }
  return { eenmaal: gegeven.includes('--once'), zonderDemo: gegeven.includes('--zonder-demo') };
};

const toonAdressen = ({ urls }) => {
  const regels = [
    ['Het portaal voor medewerkers', `${urls.portaal}/taken`],
    ['De API van Schakel', `${urls.http}/v1/openapi.json`],
    ['Verstuurde e-mail', urls.post],
    ['De kant van Werkzaak', `${urls.suite}/dossiers`],
    ['Uitgifte van tokens', `${urls.oidc}/.well-known/openid-configuration`],
    ['Berichtenbroker (beheer)', new URL(urls.brokerBeheer).origin],
  ];
  process.stdout.write(`\n${regels.map(([wat, url]) => `  ${wat.padEnd(30)} ${grijs(url)}`).join('\n')}\n\n`);
};

const toonDemo = async (zandbak, eenmaal) => {
  const bestand = gebouwd('demo', 'demo.js');
  if (!existsSync(bestand)) {
    process.stdout.write('Er is nog geen demonstratie; de sandbox zelf draait.\n');
    return true;
  }
  const { demo } = await laad(bestand);
  return demo(zandbak, { eenmaal });
};

const draai = async ({ eenmaal, zonderDemo }, gestopt) => {
  const voortgang = maakVoortgang();
  const afgebroken = gestopt.then(() => {
    throw new Melding('Afgebroken tijdens het opstarten; een volgende start ruimt de rest op.');
  });
  await Promise.race([bereidVoor({ voortgang }), afgebroken]);
  const { startZandbak } = await laad(gebouwd('sandbox', 'zandbak.js'));
  const zandbak = await Promise.race([startZandbak({ instantie: 'start', map: projectmap, metDiensten: true, voortgang }), afgebroken]);
  try {
    toonAdressen(zandbak);
    const gelukt = zonderDemo || (await Promise.race([toonDemo(zandbak, eenmaal), gestopt.then(() => false)]));
    if (eenmaal) return gelukt;
    process.stdout.write(`${vet('Schakel draait.')} Stoppen: Ctrl-C. ${grijs('Gegevens blijven bewaard in .hub/start')}\n`);
    await gestopt;
    return true;
  } catch (fout) {
    meldFout(fout);
    return false;
  } finally {
    voortgang('Stoppen');
    await zandbak.stop();
    voortgang('Alles is gestopt');
  }
};

const opties = leesOpties();
const gestopt = stopverzoek();
try {
  process.exit((await draai(opties, gestopt)) ? 0 : 1);
} catch (fout) {
  meldFout(fout);
  process.exit(1);
}
