import { anna, bert, carla, doet, examen, inwoner, naarKp4, nieuweZaak, tielSysteem, type Persoon } from './hulp/berichten';
import { mails, rust, zetKlok } from './hulp/hub';

/** nobody who sees a mail, on a locked screen or in a log, learns anything about a resident. */
jest.setTimeout(120_000);

/** domain.md X-5 and D-19: name, profile, ground, and the words that tell why. */
const VERBODEN = /voorbeeld|KP\s?[1-4]|klantprofiel|IPS|WIA|boete|maatregel|verlaging|sanctie|ontheffing|arbeidsplicht|arbeidsvermogen|belastba|medisch|ziek|zorg|diagnose|onderzoek|uitkering|bijstand|schuld|BSN|inwoner|DRINGENDE|inlichtingen/i;
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

const DAG = '2025-11-03';
/** Somebody has one overview a week: a coach whom no other test gave anything gets the first that is due. */
const gijs: Persoon = { aansluiting: 'gemeente-tiel.regie', afzender: { actorId: 'tiel.pc.gijs', rol: 'participatiecoach', werkgever: 'TIEL', namensGemeente: 'TIEL' } };

const registreerGijs = async (): Promise<void> => {
  const verloop = { medewerker: gijs.afzender.actorId, rol: 'participatiecoach', werkgever: 'TIEL', namensGemeenten: ['TIEL'], ingangsdatum: DAG };
  const { inhoud } = await doet(tielSysteem, 'medewerker.geregistreerd', { peildatum: DAG, doel: 'BEHEER', verloop, contact: { werkmail: 'tiel.pc.gijs@sandbox.invalid', werktelefoon: '0000 000 023' } });
  expect(inhoud).toMatchObject({ status: 'VERWERKT' });
};

it('X-5 no mail of any flow carries a forbidden word or a reference to a resident', async () => {
  await zetKlok(`${DAG}T09:00`);
  await registreerGijs();
  const [naar4, naar3] = [await inwoner({ klantprofiel: 'KP3', op: DAG }), await inwoner({ klantprofiel: 'KP4', op: DAG, sinds: DAG, participatiecoach: gijs, inkomensconsulent: true })];
  const zaken = [nieuweZaak(), nieuweZaak(), nieuweZaak(), nieuweZaak()] as const;
  const eerder = (await mails()).length;
  await doet(anna, 'overdracht.voorgesteld', naarKp4(naar4, zaken[0], DAG, { verloop: { beoogdeCoach: 'tiel.pc.carla', driegesprek: { aangebodenOp: DAG, antwoord: 'GEWENST' } }, belastbaarheid: examen }));
  await doet(carla, 'overdracht.teruggestuurd', { zaakId: zaken[0], inwonerRef: naar4, peildatum: DAG, verloop: { redencode: 'FORMULIER_ONVOLLEDIG' } });
  await doet(gijs, 'overdracht.aanleiding.gemeld', {
    zaakId: zaken[1], inwonerRef: naar3, peildatum: DAG, verloop: { voorgesteldeStartdatum: '2025-12-01' }, contact: { naam: 'A. Voorbeeld' }, belastbaarheid: { soort: 'IPS_GESTART', startdatum: DAG },
  });
  await doet(bert, 'boete.overwogen', { zaakId: zaken[2], inwonerRef: naar3, peildatum: DAG, doel: 'ONDERSTEUNING_BIJ_SANCTIE', verloop: { overwegingsDatum: DAG }, handhaving: { sanctieSoort: 'BOETE', grond: 'INLICHTINGENPLICHT' } });
  await doet(gijs, 'boete.reactie', { zaakId: zaken[2], inwonerRef: naar3, peildatum: DAG, doel: 'ONDERSTEUNING_BIJ_SANCTIE', verloop: { reactie: 'CONTACT_GEVRAAGD' } });
  await doet(gijs, 'ontheffing.verleend', {
    zaakId: zaken[3], inwonerRef: naar3, peildatum: DAG, doel: 'ONTHEFFING',
    verloop: { soort: 'TIJDELIJK', scope: ['a'], ingangsdatum: DAG, laatsteDag: '2026-01-31', besluitDatum: DAG, bekendmakingsDatum: DAG, mandaatRef: 'mandaat:tiel:ontheffing:tiel' },
    belastbaarheid: { grond: 'DRINGENDE_REDENEN' },
  });
  await zetKlok('2025-12-22T12:00');
  await rust();
  const nieuw = (await mails()).slice(eerder);
  const onderwerpen = new Set(nieuw.map((m) => m.onderwerp.split(/[:0-9]/)[0]?.trim()));
  expect([...onderwerpen].sort()).toEqual(expect.arrayContaining(['Besluit nodig', 'Er is antwoord op uw bericht', 'Graag overleg', 'Herinnering', 'Overdracht', 'Overzicht']));
  for (const { onderwerp, tekst } of nieuw) {
    expect(onderwerp).not.toMatch(VERBODEN);
    // The link holds the number of a task, and nothing else may look like a reference.
    expect(tekst.replace(/https?:\S+/g, '')).not.toMatch(VERBODEN);
    expect((tekst.match(UUID) ?? []).filter((ref) => [naar4, naar3, ...zaken].includes(ref))).toEqual([]);
    expect(tekst).toMatch(/Servicepunt Schakel/);
  }
});
