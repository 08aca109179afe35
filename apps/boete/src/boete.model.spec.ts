import fc from 'fast-check';
import type { Rol } from '#shared/contracts/bericht';
import { bekendeSoort } from '#shared/contracts/catalogus';
import type { Feit, InBericht } from '#shared/contracts/intern';
import { dag, plusDagen, type Datum } from '#shared/kernel/datum';
import { laadPartijen } from '#shared/policy/partijen';
import { maakSleutelring, sleutelringUit } from '#shared/privacy/sleutelring';
import { CONFIG } from '#shared/testing/proefhuis';
import { OPEN, type SanctieStatus } from './domain/begrippen';
import { evolve, metBetrokkenen } from './domain/evolve';
import { decide, decideHub } from './domain/sanctie';
import type { Besluit, HubCommand, Inwoner, PartijCommand, Sanctiezaak } from './domain/sanctie.types';
import { feitenVan } from './messaging/outgoing';
import { anna, beleidOp, BELEID, bert, bevestiging, carla, dirk, fenna, inKp3, inKp4, inNederBetuwe, intrekking, INWONER, overweging, reactie, systeemVan, uitkomst, ZAAK, zonderCoach } from './testing/voorbeelden';

const omgeving = { beleid: BELEID, partijen: laadPartijen(CONFIG), ring: sleutelringUit(maakSleutelring([], [])) };
const BEGIN = dag('2025-10-06');
const LOPEND = [{ ontheffingRef: ZAAK, soort: 'TIJDELIJK', scope: ['a'], ingangsdatum: BEGIN, laatsteDag: null }];

type Zet = { readonly na: number; readonly inwoner: Inwoner | null; readonly maak: (op: string) => PartijCommand | HubCommand };
const partij = <T extends unknown[]>(maak: (op: string, ...rest: T) => PartijCommand, ...rest: fc.Arbitrary<unknown>[]): fc.Arbitrary<Zet['maak']> =>
  fc.tuple(...rest).map((gekozen) => (op) => maak(op, ...(gekozen as T)));
const mensen = fc.constantFrom(carla, fenna, dirk, anna, bert);
const gemeenten = fc.constantFrom('TIEL', 'TIEL', 'TIEL', 'NEDER_BETUWE');
const hub = (arbitrair: fc.Arbitrary<(op: Datum) => HubCommand>): fc.Arbitrary<Zet['maak']> => arbitrair.map((maak) => (op) => maak(dag(op)));

const vervolg = fc.array(
  fc.record({
    na: fc.integer({ min: 0, max: 9 }),
    inwoner: fc.constantFrom(inKp4, inKp4, inKp4, zonderCoach, inKp3, inNederBetuwe, null),
    maak: fc.oneof(
      { weight: 3, arbitrary: partij((op, gemeente: string, gesprekken: Datum[], afzender: typeof bert) => overweging(op, { gemeente, gesprekken, afzender }), gemeenten, fc.constantFrom([], [BEGIN]), fc.constantFrom(bert, bert, anna)) },
      partij((op, afzender: typeof bert) => bevestiging(op, afzender), mensen),
      { weight: 3, arbitrary: partij((op, afzender: typeof bert) => reactie(op, afzender), mensen) },
      partij((op, gemeente: string, metReden: boolean, mandaatGeldt: boolean | null) => uitkomst(op, { gemeente, metReden, verlaging: true, mandaatGeldt }), gemeenten, fc.boolean(), fc.constantFrom(null, false, true)),
      partij((op, gemeente: string) => uitkomst(op, { gemeente, afzender: systeemVan(gemeente) }), gemeenten),
      partij((op) => intrekking(op)),
      { weight: 3, arbitrary: hub(fc.constant((vandaag) => ({ type: 'reactietermijn.verstreken', vandaag }))) },
      hub(mensen.map(({ actorId }) => () => ({ type: 'geopend', door: actorId }))),
      hub(fc.constantFrom('VERHUISD', 'UITGESTROOMD').map((vertrek) => (per) => ({ type: 'inwoner.vertrokken', vertrek, per, naarGemeente: vertrek === 'VERHUISD' ? 'NEDER_BETUWE' : null }))),
      hub(fc.constantFrom('overwogen', 'reactie', 'uitkomst').map((wat) => (vandaag) => ({ type: 'herroepen', wat, vandaag }))),
    ),
  }),
  { minLength: 8, maxLength: 25, size: 'max' },
);
/** Most cases begin with their alert, so that the steps after it are reached often. */
const zetten = fc.tuple(fc.constantFrom([], [{ na: 0, inwoner: inKp4, maak: overweging }], [{ na: 0, inwoner: zonderCoach, maak: overweging }]), vervolg).map((delen): Zet[] => delen.flat());

const isHub = (command: PartijCommand | HubCommand): command is HubCommand => !('afzender' in command);
const invoerVan = (command: PartijCommand | HubCommand, op: Datum): InBericht => ({
  bericht: {
    specversion: '1.0', id: ZAAK, source: isHub(command) ? omgeving.partijen.hub.source : 'urn:x', type: `nl.participatiewet.boete.${command.type}.v1`, time: `${op}T09:00:00Z`, datacontenttype: 'application/json',
    data: { zaakId: ZAAK, inwonerRef: INWONER, gemeente: isHub(command) ? 'TIEL' : command.gemeente, peildatum: op, doel: 'ONDERSTEUNING_BIJ_SANCTIE', afzender: isHub(command) ? { ...bert, rol: 'inkomensconsulent' } : { ...command.afzender, rol: command.afzender.rol as Rol } },
  },
  stempel: { volgnr: 1, aansluiting: 'x', ontvangenOp: `${op}T09:00:00Z`, klok: `${op}T09:00:00Z`, situatie: null, ontheffingen: [], afzenderBevoegd: true, waarneemtVoor: [], laatsteCoaches: { werkcoach: null, participatiecoach: null }, genoemden: [] },
});

type Stap = { readonly command: PartijCommand | HubCommand; readonly inwoner: Inwoner | null; readonly was: Sanctiezaak | null; readonly zaak: Sanctiezaak | null; readonly besluit: Besluit | null; readonly feiten: readonly Feit[] };

/** Plays messages in any order, each on its day, and gives what became of each. */
const speel = (gekozen: readonly Zet[]): Stap[] => {
  let [op, zaak]: [Datum, Sanctiezaak | null] = [BEGIN, null];
  return gekozen.map(({ na, inwoner, maak }) => {
    op = plusDagen(op, na);
    const [was, command] = [zaak, maak(op)];
    const uitslag = isHub(command) ? was && decideHub(was, command) : decide({ zaak: was, zaakVanAnder: false, inwoner }, command, beleidOp(op));
    const besluit = uitslag && 'accepted' in uitslag ? uitslag : null;
    const event = besluit?.accepted ? besluit.events[0] : undefined;
    if (!event) return { command, inwoner, was, zaak, besluit, feiten: [] };
    const nu = metBetrokkenen(evolve(was, event), { inwoner });
    zaak = nu;
    return { command, inwoner, was, zaak, besluit, feiten: feitenVan(event, { invoer: invoerVan(command, op), zaak: nu, lopende: LOPEND }, omgeving) };
  });
};
const altijd = (geldt: (stap: Stap) => void): void => fc.assert(fc.property(zetten, (gekozen) => speel(gekozen).forEach(geldt)), { numRuns: 300 });

/** Of a gemeente itself the access table says which is its own resident; here only that it is told. */
const bevoegdeUitkomst = ({ command, was, inwoner }: Stap): boolean =>
  command.type === 'uitkomst' && command.afzender === bert && (was ? [was.gemeente, was.overwogenIn].includes(command.gemeente) : inwoner?.klantprofiel === 'KP4' && command.gemeente === inwoner.gemeente);
const adressenVan = ({ feiten }: Stap) => feiten.flatMap(({ adressen, taken }) => [...adressen, ...(taken ?? []).map(({ adres }) => adres)]);

describe('SM-3 in any order, with any repetition', () => {
  it('no reaction, and no lack of one, ever keeps an outcome out', () => {
    altijd((stap) => {
      if (bevoegdeUitkomst(stap)) expect([stap.besluit?.accepted, stap.zaak?.status]).toEqual([true, 'AFGESLOTEN']);
    });
  });

  it('what is closed never opens again, and what has an outcome stays closed', () => {
    const rang = (status: SanctieStatus): number => (status === 'AFGESLOTEN' ? 2 : Number(!OPEN.includes(status)));
    altijd(({ was, zaak }) => {
      if (was && zaak) expect(rang(zaak.status)).toBeGreaterThanOrEqual(rang(was.status));
    });
  });

  it('an alert for a resident in KP4 is refused by no mark, only once its case was withdrawn or under a wrong gemeente', () => {
    altijd(({ command, was, inwoner, besluit }) => {
      if (command.type !== 'overwogen' || command.afzender !== bert || inwoner?.klantprofiel !== 'KP4' || was?.status === 'OVERWEGING_INGETROKKEN') return;
      if (command.gemeente === inwoner.gemeente && was?.vertrek !== 'VERHUISD') expect(besluit?.accepted).toBe(true);
    });
  });

  it('reaches no werkcoach, never two recipient sides, and only the gemeente where the resident is in KP4', () => {
    altijd((stap) => {
      const adressen = adressenVan(stap);
      const coaches = [...new Set(adressen.filter(({ rol }) => rol === 'participatiecoach').map(({ organisatie, actorId }) => `${organisatie} ${actorId ?? ''}`))];
      expect(adressen.filter(({ rol }) => !['participatiecoach', 'inkomensconsulent', 'teammanager'].includes(rol))).toEqual([]);
      expect(coaches.length).toBeLessThanOrEqual(1);
      for (const { organisatie } of adressen.filter(({ rol }) => rol !== 'inkomensconsulent')) {
        expect([stap.inwoner?.klantprofiel, stap.zaak?.gemeente]).toEqual(['KP4', organisatie]);
        if (stap.zaak?.vertrek === 'VERHUISD') expect(organisatie).toBe('NEDER_BETUWE');
      }
    });
  });

  it('states no fact that the catalogue does not know or shows to a werkcoach', () => {
    altijd(({ feiten }) => feiten.forEach(({ bericht }) => expect(bekendeSoort(bericht.type).weergaven.werkcoach).toBeUndefined()));
  });

  it('the hub’s own message a second time changes nothing', () => {
    altijd(({ command, zaak }) => {
      if (!isHub(command) || !zaak || command.type === 'herroepen' || command.type === 'inwoner.vertrokken') return;
      expect(decideHub(zaak, command)).toMatchObject({ events: [] });
    });
  });
});
