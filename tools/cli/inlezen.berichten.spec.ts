import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { keurVorm } from '#shared/contracts/vorm';
import { dag } from '#shared/kernel/datum';
import { laadPartijen } from '#shared/policy/partijen';
import { leesBestand, type Rij } from './inlezen.bestand';
import { keurRij, maakIds, registratieVan, toewijzingenVan, toewijzingVan, type Indiener } from './inlezen.berichten';

const partijen = laadPartijen(join(process.cwd(), 'config'));
const indiener = (naam: string): Indiener => {
  const aansluiting = partijen.aansluiting(naam);
  if (!aansluiting) throw new Error('no such connection');
  return { aansluiting, isGemeente: naam.startsWith('gemeente'), vandaag: dag('2025-10-06') };
};
const tiel = indiener('gemeente-tiel.regie');
const werkzaak = indiener('werkzaak.werk');
const rij = (velden: Rij['velden'] = {}): Rij => ({ regel: 2, velden: { bsn: '999912008', gemeente: 'TIEL', schaal: 'KP', klantprofiel: 'KP4', sinds: '2025-03-01', ...velden } });
const REF = '7c1f4a52-4f0e-4a57-9d0e-1d2f3a4b5c6d';
const fouten = (velden: Rij['velden'], als = tiel) => keurRij(rij(velden), als).map(({ kolom, melding, herstel }) => `${kolom ?? '-'}: ${melding} ${herstel}`);

describe('the messages of a row', () => {
  it('are a registration and one assignment per coach, in the form of the contract', () => {
    const vol = rij({ naam: 'A. Voorbeeld', telefoon: '0000 000 101', taalvoorkeur: 'NL', onderUwvBegeleiding: 'Ja', participatiecoach: 'tiel.pc.carla' });
    const registratie = registratieVan(vol, tiel, 'a');
    expect(keurVorm(registratie).fouten).toEqual([]);
    expect(registratie).toMatchObject({
      source: 'urn:nld:oin:00000099000000001000:systeem:regie',
      type: 'nl.participatiewet.inwoner.geregistreerd.v1',
      data: {
        gemeente: 'TIEL',
        peildatum: '2025-10-06',
        afzender: { actorId: 'gemeente-tiel.regie', rol: 'systeem', werkgever: 'TIEL', namensGemeente: 'TIEL' },
        identiteit: { bsn: '999912008' },
        verloop: { schaal: 'KP', klantprofiel: 'KP4', sinds: '2025-03-01', onderUwvBegeleiding: true },
        contact: { naam: 'A. Voorbeeld', telefoon: '0000 000 101', taalvoorkeur: 'nl' },
      },
    });
    const [coach] = toewijzingenVan(vol);
    const toewijzing = toewijzingVan(vol, coach ?? { rol: 'werkcoach', coach: '' }, REF, tiel, 'b');
    expect(keurVorm(toewijzing).fouten).toEqual([]);
    expect(toewijzing.data).toMatchObject({ inwonerRef: REF, verloop: { coach: 'tiel.pc.carla', rol: 'participatiecoach', vanaf: '2025-10-06' } });
  });

  it('come from Werkzaak in the name of no gemeente, and carry no empty section', () => {
    const { data } = registratieVan(rij(), werkzaak, 'a');
    expect(data).toMatchObject({ afzender: { werkgever: 'WERKZAAK', namensGemeente: null } });
    expect(Object.keys(data)).not.toContain('contact');
  });

  it('assign a coach no earlier than the registration begins', () => {
    const { data } = toewijzingVan(rij({ sinds: '2025-11-01' }), { rol: 'participatiecoach', coach: 'tiel.pc.carla' }, REF, tiel, 'b');
    expect(data).toMatchObject({ verloop: { vanaf: '2025-11-01' } });
  });

  it('are all in order in the worked example', () => {
    const { rijen } = leesBestand(readFileSync(join(process.cwd(), 'examples/inwoners.csv')));
    expect(rijen.flatMap((een) => keurRij(een, tiel))).toEqual([]);
  });
});

describe('a wrong row', () => {
  it.each([
    ['a number that is no BSN', { bsn: '999912009' }, ['bsn: is geen geldig burgerservicenummer. Controleer het nummer (11-proef).']],
    ['a BSN of letters', { bsn: 'A. Voorbeeld' }, ['bsn: heeft niet de juiste vorm. Gebruik negen cijfers.']],
    ['a profile that does not exist', { klantprofiel: 'KP5' }, ['klantprofiel: staat niet in de lijst. Kies uit: KP1, KP2, KP3, KP4.']],
    ['a day that does not exist', { sinds: '2025-02-30' }, ['sinds: is geen bestaande datum. Gebruik jjjj-mm-dd, bijvoorbeeld 2025-10-06.']],
    ['a BSN between the words', { naam: 'A. Voorbeeld 999912008' }, ['naam: bevat een getal dat een BSN kan zijn. Gebruik een verwijzing zonder BSN.']],
    ['neither yes nor no', { onderUwvBegeleiding: 'misschien' }, ['onderUwvBegeleiding: is geen ja of nee. Vul ja of nee in, of laat het leeg.']],
    ['a gemeente of another connection', { gemeente: 'NEDER_BETUWE' }, ['gemeente: hoort niet bij deze aansluiting. Gebruik: TIEL.']],
    ['a name where the coach belongs', { participatiecoach: 'Carla Voorbeeld' }, ['participatiecoach: heeft niet de juiste vorm. Gebruik de naam uit het register van medewerkers, bijvoorbeeld tiel.pc.carla.']],
    ['a coach of the other side', { werkcoach: 'wz.wc.anna' }, ['werkcoach: kan deze aansluiting niet toewijzen. Laat de kolom leeg; Werkzaak wijst deze coach toe.']],
  ])('is named by column and remedy for %s', (_wat, velden, verwacht) => expect(fouten(velden)).toEqual(verwacht));

  it('names every fault of the row, once, and what is missing', () => {
    const leeg: Rij = { regel: 7, velden: { gemeente: 'TIEL' } };
    expect(keurRij(leeg, tiel).map(({ regel, kolom, melding, herstel }) => [regel, kolom, melding, herstel])).toEqual([
      [7, 'bsn', 'ontbreekt.', 'Vul bsn in.'],
      [7, 'schaal', 'ontbreekt.', 'Vul schaal in.'],
      [7, 'sinds', 'ontbreekt.', 'Vul sinds in.'],
    ]);
  });

  it('never shows what stood there', () => {
    const velden = { bsn: '999912009', klantprofiel: 'GEHEIM', sinds: 'GEHEIM', naam: 'GEHEIM 999912008', taalvoorkeur: 'GEHEIM', participatiecoach: 'GEHEIM', onderUwvBegeleiding: 'GEHEIM' };
    expect(fouten(velden)).toHaveLength(7);
    expect(fouten(velden).join()).not.toMatch(/GEHEIM|9999/);
  });
});

describe('the id of a message', () => {
  const inhoud = Buffer.from('bestand');

  it('is the same for the same line of the same file and key, and differs otherwise', () => {
    const ids = maakIds('sleutel', inhoud);
    const eerste = ids(2, 'registratie', 0);
    expect(maakIds('sleutel', inhoud)(2, 'registratie', 0)).toBe(eerste);
    const anders = [ids(3, 'registratie', 0), ids(2, 'werkcoach', 0), ids(2, 'registratie', 1), maakIds('andere', inhoud)(2, 'registratie', 0), maakIds('sleutel', Buffer.from('x'))(2, 'registratie', 0)];
    expect(new Set([eerste, ...anders]).size).toBe(6);
    expect(eerste).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
