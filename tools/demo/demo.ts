import { randomUUID } from 'node:crypto';
import { amsterdamseDag } from '#shared/kernel/klok';
import type { Urls } from '../sandbox/toestand';
import { besluitNodig } from './besluit';
import { metRegister } from '../toegang/blokkades';
import { eerstvolgendeWerkdag } from './kalender';
import { accepteer, gaatIn, registreer, stelVoor, weigeringen } from './overdracht';
import { toonPagina } from './pagina';
import { Partij } from './partij';
import { sanctie } from './sanctie';
import { CARLA, eersteVanVolgendeMaand, zetKlok, type Toneel } from './toneel';
import { Verhaal } from './verhaal';

const maakToneel = (urls: Urls): Toneel => {
  // Mail goes out on working days only, so the story begins on the first one.
  const vandaag = eerstvolgendeWerkdag(amsterdamseDag(new Date()));
  const partij = (naam: string): Partij => new Partij(urls, naam);
  return {
    urls,
    verhaal: new Verhaal(),
    tiel: partij('gemeente-tiel.regie'),
    betuwe: partij('gemeente-neder-betuwe.regie'),
    werkzaak: partij('werkzaak.werk'),
    inkomen: partij('werkzaak.inkomen'),
    vandaag,
    start: eersteVanVolgendeMaand(vandaag),
    zaakId: randomUUID(),
    inwonerRef: '',
  };
};

const probeerZelf = ({ verhaal, urls, inwonerRef }: Toneel): void => {
  verhaal.zeg('');
  verhaal.zeg(`Kijk mee als Carla: open ${urls.portaal}/taken en log in als ${CARLA.actorId} (zonder wachtwoord).`);
  verhaal.zeg('Of vraag in een tweede venster de situatie van deze inwoner op:');
  process.stdout.write(
    `\n  curl -s ${urls.http}/v1/inwoners/${inwonerRef}/situatie \\\n    -H "Authorization: Bearer $(npx schakel token gemeente-tiel.regie)" \\\n    -H "Schakel-Medewerker: ${CARLA.actorId}" -H "Schakel-Doel: OVERDRACHT"\n\n`,
  );
};

/** Whoever is shut out takes no part, and then the story would end in the middle. */
const overgeslagen = async ({ verhaal, urls }: Toneel): Promise<boolean> => {
  const [eerste] = await metRegister(urls.postgres['gateway_schrijf'] ?? '', (register) => register.lijst());
  if (!eerste) return false;
  verhaal.zeg(`Het verhaal is overgeslagen: ${eerste.naam} is geblokkeerd. Laat weer toe met: npx schakel deblokkeer ${eerste.naam}`);
  return true;
};

/** The story of one resident through the public doors only; true when every hop was seen. */
export const demo = async ({ urls }: { readonly urls: Urls }, { eenmaal }: { readonly eenmaal: boolean }): Promise<boolean> => {
  const toneel = maakToneel(urls);
  const { verhaal, vandaag } = toneel;
  if (await overgeslagen(toneel)) return false;
  try {
    await toneel.tiel.luister();
    verhaal.kop('Een overdracht, een overwogen maatregel en een ontheffing: van begin tot eind');
    verhaal.zeg('Alle personen en gegevens zijn verzonnen.');
    if (!verhaal.stap('SCHAKEL', await zetKlok(toneel, `${vandaag}T09:00`), 'De hub staat klaar.', { techniek: `klok: ${vandaag} 09:00` })) return false;
    for (const scene of [registreer, stelVoor, weigeringen, accepteer, gaatIn, sanctie, besluitNodig]) await scene(toneel);
    verhaal.kop(verhaal.allesGezien ? 'Elke stap is gezien.' : 'Niet elke stap is gezien; zie NEE hierboven.');
    if (!eenmaal) {
      verhaal.zeg(`Hetzelfde verhaal op één pagina: ${await toonPagina(verhaal.regels, urls)}`);
      probeerZelf(toneel);
    }
    return verhaal.allesGezien;
  } finally {
    await toneel.tiel.sluit();
  }
};
