import fc from 'fast-check';
import { CATALOGUS, eigenaarVan, routeVan } from '../contracts/catalogus';
import { proefbericht } from '../testing/proefdienst';
import { decodeer, keurLichaam, keurRuweTekst, leesLichaam, magVan, publicatieVanAdresboek, publicatieVanFeit, publicatieVanInBericht, publicatieVanLevering, publicatieVanMail, publicatieVanRetour, publicatieVanTaakAf, publicatieVanTimer, uuid5 } from './codec';
import type { Publicatie } from './publisher';

const eigenschappen = ({ id, type }: Publicatie) => ({ messageId: id, type });
const lees = (p: Publicatie): unknown => decodeer(eigenschappen(p), p.sleutel, Buffer.from(p.inhoud));

describe('the raw text of a body', () => {
  it.each([32, 1])('may be %i levels deep', (niveaus) => expect(keurRuweTekst('['.repeat(niveaus) + ']'.repeat(niveaus))).toBeNull());

  it.each(['[', '{"a":'])('may not be 33 levels of %s deep', (opening) => expect(keurRuweTekst(opening.repeat(33))).toBe('TE_DIEP'));

  it('may hold any number of brackets inside a string, escaped quotes included', () => {
    expect(keurRuweTekst(JSON.stringify({ a: `"\\${'['.repeat(100)}` }))).toBeNull();
    expect(keurRuweTekst(`"\\\\"${'['.repeat(33)}`)).toBe('TE_DIEP');
  });

  it('is measured as a parser would count', () => {
    const diepte = (waarde: unknown): number => (typeof waarde === 'object' && waarde !== null ? 1 + Math.max(0, ...Object.values(waarde).map(diepte)) : 0);
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 40 }), (waarde) => (keurRuweTekst(JSON.stringify(waarde)) === null) === diepte(waarde) <= 32));
  });
});

describe('a body off the broker', () => {
  it.each([
    ['too large', Buffer.alloc(512 * 1024 + 1, 0x20), 'TE_GROOT'],
    ['not UTF-8', Buffer.from([0xc3, 0x28]), 'BERICHT_ONGELDIG'],
    ['too deep', Buffer.from('['.repeat(40)), 'TE_DIEP'],
  ])('that is %s is refused before it is parsed', (_wat, inhoud, oorzaak) => expect(() => keurLichaam(inhoud)).toThrow(oorzaak));

  it('that is no JSON is refused without quoting it', () => {
    expect(() => leesLichaam(Buffer.from('{"naam":"Jansen"'))).toThrow(/^BERICHT_ONGELDIG$/);
  });
});

describe('what one service encodes another decodes', () => {
  const invoer = proefbericht();
  const { bericht } = invoer;

  it.each<[string, Publicatie, unknown]>([
    ['in.overdracht.voorgesteld', publicatieVanInBericht(invoer), invoer],
    ['gebeurd.overdracht.voorgesteld', publicatieVanFeit({ bericht, adressen: [] }), { bericht, adressen: [] }],
    ['timer.overdracht', publicatieVanTimer({ bericht }), { bericht }],
    [
      'retour.overdracht',
      publicatieVanRetour({ antwoordOp: { source: bericht.source, id: bericht.id }, uitkomst: { status: 'VERWERKT', afwijkingen: [] } }, 'overdracht'),
      { antwoordOp: { source: bericht.source, id: bericht.id }, uitkomst: { status: 'VERWERKT', afwijkingen: [] } },
    ],
    [
      'taak.mail',
      publicatieVanMail({ taak: 't', soort: 'ANTWOORD', actorId: null, organisatie: 'TIEL', rol: 'werkcoach', uiterlijk: null, herinnerOp: [] }),
      { taak: 't', soort: 'ANTWOORD', actorId: null, organisatie: 'TIEL', rol: 'werkcoach', uiterlijk: null, herinnerOp: [] },
    ],
  ])('%s', (patroon, publicatie, payload) => {
    expect(lees(publicatie)).toEqual({ patroon, payload });
    expect(publicatie.sleutel).toBe(patroon);
  });

  it('a delivery for a party is a structured CloudEvent on its own queue', () => {
    expect(publicatieVanLevering('werkzaak.werk', bericht)).toEqual({
      exchange: 'uit',
      sleutel: 'uit.werkzaak.werk',
      id: bericht.id,
      type: bericht.type,
      inhoud: JSON.stringify(bericht),
      contentType: 'application/cloudevents+json; charset=utf-8',
    });
  });

  it('what is told to the sender of mail has its own key, and an id by task or version: a second telling is the same', () => {
    expect(publicatieVanTaakAf({ taak: 't' })).toMatchObject({ exchange: 'taak', sleutel: 'taak.af', id: uuid5('taak.af|t'), inhoud: '{"taak":"t"}' });
    expect(publicatieVanAdresboek({ versie: 3, medewerkers: [], waarnemingen: [] })).toMatchObject({ exchange: 'taak', sleutel: 'taak.adresboek', id: uuid5('taak.adresboek|3') });
  });

  it('carries the trace on', () => expect(publicatieVanFeit({ bericht, adressen: [] }, { traceparent: 'x' }).traceparent).toBe('x'));

  it.each(['uit.werkzaak.werk', 'dood', ''])('under the key "%s" nothing is decoded', (sleutel) => expect(() => decodeer({}, sleutel, Buffer.from('{}'))).toThrow('TYPE_ONBEKEND'));
});

describe('who may state what', () => {
  const gebruikers = ['gateway', 'handover', 'ontheffing', 'boete', 'verstrekking', 'ondersteuning', 'rapportage', 'notifications', 'uit.werkzaak.werk', 'beheer', ''];

  it.each(CATALOGUS.map((soort) => [soort.type, soort] as const))('%s: only the gateway releases it, only the owner states its fact, return and timer', (_type, soort) => {
    const mogen = (patroon: string): string[] => gebruikers.filter((gebruiker) => magVan(patroon, gebruiker));
    expect(mogen(routeVan('in', soort))).toEqual(['gateway']);
    for (const patroon of [routeVan('gebeurd', soort), `retour.${soort.context}`, `timer.${soort.context}`]) expect(mogen(patroon)).toEqual([eigenaarVan(soort.context)]);
  });

  it('an unknown context or direction belongs to nobody', () => {
    for (const gebruiker of gebruikers) for (const patroon of ['gebeurd.onbekend.x', 'retour', 'elders.overdracht']) expect(magVan(patroon, gebruiker)).toBe(false);
  });
});

describe('a derived id', () => {
  it('is a version 5 UUID, the same for the same name and another for another', () => {
    expect(uuid5('a')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(uuid5('a')).toBe(uuid5('a'));
    expect(uuid5('a')).not.toBe(uuid5('b'));
  });

  it('of a return differs per outcome, so that waiting and deciding are two messages', () => {
    const retour = (status: 'WACHT_OP' | 'VERWERKT') => publicatieVanRetour({ antwoordOp: { source: 's', id: 'i' }, uitkomst: { status, afwijkingen: [] } }, 'overdracht').id;
    expect(retour('WACHT_OP')).not.toBe(retour('VERWERKT'));
  });
});
