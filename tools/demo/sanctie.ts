import { randomUUID } from 'node:crypto';
import { eerstvolgendeWerkdag } from './kalender';
import { aantalMails, ANNA, BERT, CARLA, isVerwerkt, leest, uitkomstVan, waaromVan, zetKlok, zieMail, type Toneel } from './toneel';

const DOEL = 'ONDERSTEUNING_BIJ_SANCTIE';

/** A sanction is only being considered: the coach hears of it in time, reacts, and nobody else sees it (Memo AB 2-9-2025 §8). */
export const sanctie = async (toneel: Toneel): Promise<void> => {
  const { verhaal, tiel, werkzaak, inkomen, inwonerRef } = toneel;
  const op = eerstvolgendeWerkdag(toneel.start);
  verhaal.kop('6. Bert van inkomen denkt aan een maatregel. Carla hoort het op tijd');
  await zetKlok(toneel, `${op}T09:00`);
  const zaakId = randomUUID();
  const deel = { zaakId, inwonerRef, peildatum: op, doel: DOEL };
  const mails = await aantalMails(toneel);
  const overwogen = await inkomen.stuur(
    inkomen.maak('boete.overwogen', BERT, { ...deel, verloop: { overwegingsDatum: op }, contact: { naam: 'Bert', telefoon: '0000 000 002' }, handhaving: { sanctieSoort: 'VERLAGING', grond: 'OVERIGE_PLICHT_PW', gesprekken: [{ gespreksdatum: op, kanaal: 'TELEFOON' }] } }),
  );
  verhaal.stap('WERKZAAK', isVerwerkt(overwogen), 'Bert legt vast dat hij een maatregel overweegt, met reden en gesprek. Geen bedragen.', { techniek: `boete.overwogen -> ${uitkomstVan(overwogen)}` });
  const alert = await tiel.ontvangt('boete.overwogen', zaakId);
  verhaal.stap('SCHAKEL', alert !== undefined, 'Schakel stuurt dit alleen naar de coach van de gemeente.');
  await zieMail(toneel, 'Carla', CARLA.actorId, mails, 'GEMEENTE', (onderwerp) => onderwerp.startsWith('Graag overleg'));
  const reactie = await tiel.stuur(tiel.maak('boete.reactie', CARLA, { ...deel, verloop: { reactie: 'INTERVENIEERT' } }));
  verhaal.stap('GEMEENTE', isVerwerkt(reactie), 'Carla antwoordt: "Ik pak dit op".', { techniek: `boete.reactie -> ${uitkomstVan(reactie)}` });
  const uitkomst = await inkomen.stuur(inkomen.maak('boete.uitkomst', BERT, { ...deel, verloop: {}, handhaving: { uitkomst: 'AFGEZIEN', besluitDatum: op } }));
  verhaal.stap('WERKZAAK', isVerwerkt(uitkomst), 'Bert ziet af van de maatregel. De zaak is dicht.', { techniek: `boete.uitkomst -> ${uitkomstVan(uitkomst)}` });
  const werkcoach = await leest(werkzaak, ANNA, `/v1/overwogen-sancties/${zaakId}`, DOEL);
  verhaal.stap('WERKZAAK', werkcoach.status === 403 || werkcoach.status === 404, 'Anna, de werkcoach, kan hier niets van zien.', { techniek: `${werkcoach.status} ${uitkomstVan(werkcoach)}`, waarom: waaromVan(werkcoach) });
};
