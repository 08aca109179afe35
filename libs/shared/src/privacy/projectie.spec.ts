import fc from 'fast-check';
import { join } from 'node:path';
import { ROLLEN, VERZEGELDE_SECTIES, type Bericht, type Rol, type Sectie, type VerzegeldBericht } from '#shared/contracts/bericht';
import { bekendeSoort, CATALOGUS } from '#shared/contracts/catalogus';
import type { Berichtsoort } from '#shared/contracts/catalogus.types';
import { dag } from '#shared/kernel/datum';
import { laadBeleid } from '../policy/beleid';
import { berichtVan } from '../testing/schema-arbitrair';
import { beoordeel } from './beoordeel';
import { kaderOp, leesKaders } from './kader';
import { projecteer, type Ontvangerrol } from './projectie';
import { maakSleutelring, sleutelringUit } from './sleutelring';
import { openSectie, verzegel } from './verzegeling';

const kaders = leesKaders(laadBeleid(join(process.cwd(), 'config'), { activeringen: [], voorbeelden: false }).versies('privacykader'));
const [v1, v2] = [kaderOp(kaders, dag('2025-03-03')), kaderOp(kaders, dag('2025-10-13'))];
const ring = sleutelringUit(maakSleutelring(VERZEGELDE_SECTIES, ['TIEL']));
const INWONER = '7c1f4a52-4f0e-4a57-9d0e-1d2f3a4b5c6d';

/** As it lies in the journal: a registration has its inwonerRef by then. */
const inJournaal = (bericht: Bericht): VerzegeldBericht => verzegel({ ...bericht, data: { ...bericht.data, inwonerRef: INWONER } }, ring);
const toon = (bericht: VerzegeldBericht, soort: Berichtsoort, rollen: readonly Ontvangerrol[], kader = v2) => projecteer(bericht, (sectie) => openSectie(bericht, sectie, ring), { soort, rollen, kader });
const ontvanger = fc.record({ rol: fc.constantFrom(...ROLLEN), toegewezen: fc.boolean(), gemeenteKlopt: fc.boolean() });
const geval = fc.oneof(
  ...CATALOGUS.map((soort) => fc.record({ soort: fc.constant(soort), bericht: berichtVan(soort), rollen: fc.array(ontvanger, { maxLength: 3 }), kader: fc.constantFrom(v1, v2) })),
);

const coach = (rol: Rol): Ontvangerrol => ({ rol, toegewezen: true, gemeenteKlopt: true });
const ENVELOP = ['zaakId', 'inwonerRef', 'gemeente', 'peildatum', 'doel', 'afzender', 'nietVerstrekt'];

/** Plants a field that no schema names, in every object at every depth. */
const metSmokkelwaar = (waarde: unknown): unknown => {
  if (Array.isArray(waarde)) return waarde.map(metSmokkelwaar);
  if (typeof waarde !== 'object' || waarde === null) return waarde;
  return { ...Object.fromEntries(Object.entries(waarde).map(([naam, deel]) => [naam, metSmokkelwaar(deel)])), smokkelwaar: 'smokkelwaar' };
};
/** An object that cannot be changed without an exception. */
const bevroren = <T>(waarde: T): T => {
  if (typeof waarde === 'object' && waarde !== null) Object.values(Object.freeze(waarde)).forEach(bevroren);
  return waarde;
};

describe('the view of a receiver', () => {
  it('holds no field outside the whitelist of the roles that may have it', () => {
    fc.assert(
      fc.property(geval, ({ soort, bericht, rollen, kader }) => {
        const { data } = toon(inJournaal(bericht), soort, rollen, kader).bericht;
        for (const [sectie, velden] of Object.entries(data).filter(([naam]) => !ENVELOP.includes(naam))) {
          const toegestaan = rollen.filter(({ rol, ...rest }) => beoordeel({ kader, soort, rol, categorie: sectie as Sectie, handeling: 'ONTVANGEN', ...rest, noodzaak: bericht.data.verloop?.['noodzaak'] as string | undefined }).toegestaan);
          const lijsten = toegestaan.map(({ rol }) => soort.weergaven[rol]?.[sectie as Sectie]);
          expect(lijsten).not.toEqual([]);
          if (!lijsten.includes('*')) for (const veld of Object.keys(velden as object)) expect(lijsten.flat()).toContain(veld);
        }
      }),
    );
  });
  it('lets nothing ride along that no schema names, at any depth', () => {
    fc.assert(
      fc.property(geval, ({ soort, bericht, rollen, kader }) => {
        const besmet = metSmokkelwaar(bericht) as Bericht;
        expect(JSON.stringify(toon(inJournaal(besmet), soort, [...rollen, coach('werkcoach'), coach('participatiecoach')], kader))).not.toContain('smokkelwaar');
      }),
    );
  });
  it('leaves the message as it was and shares no object with it', () => {
    fc.assert(
      fc.property(geval, ({ soort, bericht, rollen, kader }) => {
        const bron = bevroren(inJournaal(bericht));
        const gezien = toon(bron, soort, [...rollen, coach('werkcoach')], kader).bericht;
        expect(gezien.data).not.toBe(bron.data);
        expect(gezien.data.afzender).not.toBe(bron.data.afzender);
        if (gezien.data.verloop) expect(gezien.data.verloop).not.toBe(bron.data.verloop);
      }),
    );
  });
  it('names a withheld category only to a role that could obtain it', () => {
    fc.assert(
      fc.property(geval, ({ soort, bericht, rollen, kader }) => {
        for (const { categorie, code } of toon(inJournaal(bericht), soort, rollen, kader).bericht.data.nietVerstrekt ?? []) {
          expect(code).toMatch(/^(NOODZAAK|VERKLARING)_ONTBREEKT$/);
          expect(rollen.some(({ rol, toegewezen, gemeenteKlopt }) => toegewezen && gemeenteKlopt && soort.weergaven[rol]?.[categorie] !== undefined)).toBe(true);
        }
      }),
    );
  });
  it('gives nothing to a receiver without a role, of another gemeente, or not assigned', () => {
    const soort = bekendeSoort('nl.participatiewet.overdracht.voorgesteld.v1');
    const [bericht] = fc.sample(berichtVan(soort), 1).map(inJournaal);
    if (!bericht) throw new Error('geen bericht');
    for (const rollen of [[], [{ ...coach('participatiecoach'), gemeenteKlopt: false }], [{ ...coach('participatiecoach'), toegewezen: false }], [coach('inkomensconsulent')]]) {
      const gezien = projecteer(bericht, () => { throw new Error('geopend'); }, { soort, rollen, kader: v2 });
      expect(gezien.verstrekt).toBe(false);
      expect(Object.keys(gezien.bericht.data).filter((naam) => !ENVELOP.includes(naam))).toEqual([]);
      expect(gezien.bericht.data.nietVerstrekt).toBeUndefined();
      expect(gezien.oordelen.map(({ categorie, toegestaan }) => [categorie, toegestaan])).toEqual(Object.keys(soort.secties).map((sectie) => [sectie, false]));
    }
  });
});

describe('an ontheffing', () => {
  const soort = bekendeSoort('nl.participatiewet.ontheffing.verleend.v1');
  const [bericht] = fc.sample(berichtVan(soort), 1).map(inJournaal);
  if (!bericht) throw new Error('geen bericht');
  it('shows an inkomensconsulent its scope and dates and nothing else', () => {
    const { data } = toon(bericht, soort, [coach('inkomensconsulent')]).bericht;
    expect(Object.keys(data.verloop ?? {}).sort()).toEqual(['ingangsdatum', 'laatsteDag', 'scope']);
    expect(data).not.toHaveProperty('belastbaarheid');
    expect(data).not.toHaveProperty('nietVerstrekt');
  });
  it('shows its ground to a coach, but under the framework of before September 2025 not even that there is one', () => {
    expect(toon(bericht, soort, [coach('participatiecoach')]).bericht.data.belastbaarheid).toHaveProperty('grond');
    const toen = toon(bericht, soort, [coach('participatiecoach')], v1);
    expect(toen.bericht.data).not.toHaveProperty('belastbaarheid');
    expect(toen.bericht.data).not.toHaveProperty('nietVerstrekt');
    expect(toen.oordelen).toContainEqual({ categorie: 'belastbaarheid', toegestaan: false, code: 'CATEGORIE_NIET_TOEGESTAAN' });
  });
});

describe('belastbaarheid without necessity', () => {
  const soort: Berichtsoort = { ...bekendeSoort('nl.participatiewet.overdracht.onderbouwd.v1'), belastbaarheidNoodzakelijk: false };
  const zonder = (bericht: Bericht): Bericht => ({ ...bericht, data: { ...bericht.data, verloop: {} } });
  const [bericht] = fc.sample(berichtVan(soort), 1).map((los) => inJournaal(zonder(los)));
  if (!bericht) throw new Error('geen bericht');
  it('is withheld and named to the coach who could state the necessity', () => {
    expect(toon(bericht, soort, [coach('participatiecoach')]).bericht.data.nietVerstrekt).toEqual([{ categorie: 'belastbaarheid', code: 'NOODZAAK_ONTBREEKT' }]);
  });
  it('does not exist for a role that could never have it', () => expect(toon(bericht, soort, [coach('beleidsmedewerker')]).bericht.data).not.toHaveProperty('nietVerstrekt'));
});

describe('a section that does not open', () => {
  it('stops the whole delivery', () => {
    const soort = bekendeSoort('nl.participatiewet.overdracht.voorgesteld.v1');
    const [bericht] = fc.sample(berichtVan(soort), 1).map(inJournaal);
    if (!bericht) throw new Error('geen bericht');
    const elders = { ...bericht, data: { ...bericht.data, inwonerRef: '00000000-0000-4000-8000-000000000000' } };
    expect(() => toon(elders, soort, [coach('participatiecoach')])).toThrow('GESCHONDEN');
  });
});
