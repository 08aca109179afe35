import fc from 'fast-check';
import { dag, plusDagen, type Datum } from '#shared/kernel/datum';
import { beleidOp } from '../testing/beleid';
import { anna, carla, dirk, fenna } from '../testing/voorbeelden';
import { evolve } from './evolve';
import { decideRegistratie, decideToewijzing, decideWijziging, type InwonerCommand } from './inwoner';
import { decide, decideHub, decideVerval, OPEN } from './overdracht';
import type { Event, HubCommand, Overdracht, PartijCommand, Stand } from './overdracht.types';
import { draagOver, periodeOp, regieBij, type Periode } from './situatie';
import { decideVertrek, eindeOp } from './vertrek';

/** One resident and everything handover knows of him; what the handlers do around the rules is written out here once. */
type Wereld = {
  readonly vandaag: Datum;
  readonly perioden: readonly Periode[];
  readonly zaken: readonly Overdracht[];
  readonly vertrekdagen: readonly Datum[];
  /** What the last step did. */
  readonly gebeurd: readonly string[];
};
type Stap =
  | { readonly soort: 'inwoner'; readonly command: InwonerCommand }
  | { readonly soort: 'overdracht'; readonly zaakId: string; readonly command: PartijCommand | HubCommand }
  | { readonly soort: 'herroepen'; readonly zaakId: string }
  | { readonly soort: 'tijd'; readonly dagen: number };

const BEGIN = dag('2025-09-01');
const leeg: Wereld = { vandaag: BEGIN, perioden: [], zaken: [], vertrekdagen: [], gebeurd: [] };

const laatstIngegaan = ({ zaken }: Wereld): Datum | null => zaken.filter(({ status }) => status === 'INGEGAAN').map(({ startdatum }) => startdatum).sort().at(-1) ?? null;
const standVan = (w: Wereld, zaakId: string): Stand => ({
  perioden: w.perioden,
  zaak: w.zaken.find((zaak) => zaak.zaakId === zaakId) ?? null,
  zaakVanAnder: false,
  andereZaakOpen: w.zaken.some((zaak) => zaak.zaakId !== zaakId && OPEN.includes(zaak.status)),
  laatstIngegaan: laatstIngegaan(w),
});

const metZaak = (w: Wereld, zaakId: string, events: readonly Event[]): Wereld => {
  const zaak = events.reduce(evolve, standVan(w, zaakId).zaak);
  if (!zaak || events.length === 0) return w;
  const ingegaan = events.find((event) => event.type === 'ingegaan');
  const perioden = ingegaan ? draagOver(w.perioden, zaak.richting, ingegaan.coach, ingegaan.datum) : w.perioden;
  return { ...w, perioden, zaken: [...w.zaken.filter((een) => een.zaakId !== zaakId), zaak], gebeurd: [...w.gebeurd, ...events.map(({ type }) => type)] };
};

const vervalAlles = (w: Wereld): Wereld =>
  w.zaken.reduce((was, zaak) => {
    const besluit = decideVerval(zaak);
    return besluit.accepted ? metZaak(was, zaak.zaakId, besluit.events) : was;
  }, w);

const vertrekOp = (w: Wereld, per: Datum): Wereld => (eindeOp(w.perioden, per) ? vervalAlles({ ...w, gebeurd: [...w.gebeurd, 'vertrek'] }) : w);

const doeInwoner = (w: Wereld, command: InwonerCommand): Wereld => {
  const vertrek = command.type === 'verhuisd' || command.type === 'uitgestroomd';
  const besluit = vertrek
    ? decideVertrek(w.perioden, command, { dagenVooruit: 90 })
    : command.type === 'geregistreerd'
      ? decideRegistratie(w.perioden, command)
      : command.type === 'gewijzigd'
        ? decideWijziging(w.perioden, command)
        : decideToewijzing(w.perioden, command);
  const [gewijzigd] = besluit.accepted ? besluit.events : [];
  if (!gewijzigd) return w;
  const na = { ...w, perioden: gewijzigd.perioden, gebeurd: [...w.gebeurd, command.type] };
  if (!vertrek) return na;
  expect(eindeOp(na.perioden, command.per)).not.toBeNull();
  const gemeld = { ...na, vertrekdagen: [...w.vertrekdagen, command.per] };
  return command.per <= w.vandaag ? vertrekOp(gemeld, command.per) : gemeld;
};

const doeOverdracht = (w: Wereld, zaakId: string, command: PartijCommand | HubCommand): Wereld => {
  const stand = standVan(w, zaakId);
  const hub = command.type === 'geopend' || command.type === 'startdatum.bereikt' || command.type === 'driegesprek.uitgebleven';
  const besluit = hub ? decideHub(stand, command) : decide(stand, command, beleidOp(command.op));
  return 'accepted' in besluit && besluit.accepted ? metZaak(w, zaakId, besluit.events) : w;
};

/** Day by day: first who leaves, then what starts. */
const doeTijd = (w: Wereld, dagen: number): Wereld => {
  let wereld = w;
  for (let i = 0; i < dagen; i += 1) {
    const vandaag = plusDagen(wereld.vandaag, 1);
    wereld = { ...wereld, vandaag };
    if (wereld.vertrekdagen.includes(vandaag)) wereld = vertrekOp(wereld, vandaag);
    for (const { zaakId, startdatum } of wereld.zaken) {
      if (startdatum === vandaag) wereld = doeOverdracht(wereld, zaakId, { type: 'startdatum.bereikt', op: vandaag });
    }
  }
  return wereld;
};

const doe = (was: Wereld, stap: Stap): Wereld => {
  const w = { ...was, gebeurd: [] };
  switch (stap.soort) {
    case 'inwoner': return doeInwoner(w, stap.command);
    case 'overdracht': return doeOverdracht(w, stap.zaakId, stap.command);
    case 'herroepen': {
      const { zaak } = standVan(w, stap.zaakId);
      const besluit = zaak && decideVerval(zaak);
      return besluit?.accepted ? metZaak(w, stap.zaakId, besluit.events) : w;
    }
    case 'tijd': return doeTijd(w, stap.dagen);
  }
};

const wzAnder = { ...anna, actorId: 'wz.wc.ander', waarneemtVoor: [anna.actorId] };
const systeem = (organisatie: string) => ({ actorId: `${organisatie.toLowerCase()}.sys`, rol: 'systeem', werkgever: organisatie, namensGemeente: organisatie === 'WERKZAAK' ? null : organisatie, bevoegd: true, waarneemtVoor: [] });
const AFZENDERS = [anna, wzAnder, carla, fenna, dirk, systeem('WERKZAAK'), systeem('TIEL'), systeem('NEDER_BETUWE')];
const PC_VAN: Readonly<Record<string, string>> = { [carla.actorId]: 'TIEL', [fenna.actorId]: 'TIEL', [dirk.actorId]: 'NEDER_BETUWE' };

const dagen = (min: number, max: number) => fc.integer({ min, max }).map((n) => plusDagen(BEGIN, n));
const gegeven = { op: dagen(-20, 200), gemeente: fc.constantFrom('TIEL', 'TIEL', 'NEDER_BETUWE'), afzender: fc.constantFrom(...AFZENDERS) };
const zaakId = fc.constantFrom('a', 'b', 'c');
const indiening = { ...gegeven, inwonerRef: fc.constant('r'), voorgesteldeStartdatum: dagen(0, 200), beoogdeCoachBekend: fc.constant(true), inwonerVoorgelichtOp: fc.constant(BEGIN), driegesprek: fc.constant({ antwoord: 'GEWENST' as const }) };
const formulier = fc.constantFrom('ZORG_PARTICIPATIE', 'ZORG_PARTICIPATIE', 'ARBEIDSBEMIDDELING').map((hulpvraagMeestProminent) => ({ formulierVersie: '2025-1', hulpvraagMeestProminent, perspectief: { verwachtArbeidsvermogen: 'NEE' as const, baatBijParticipatiecoach: true }, arbeidsvermogen: true, gemotiveerd: true }));
const bewijs = fc.constantFrom({ type: 'ZORGPROFESSIONAL', bronsoort: 'HUISARTS', datumConclusie: BEGIN } as const, { type: 'DEELTIJDWERK', urenPerWeek: 0, sinds: BEGIN } as const);

const voorOverdracht = (id: string): fc.Arbitrary<PartijCommand | HubCommand> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ ...indiening, type: fc.constant('voorgesteld' as const), zaakId: fc.constant(id), richting: fc.constantFrom('KP3_NAAR_KP4' as const, 'KP4_NAAR_KP3' as const), inwonerGeraadpleegdOp: fc.constant(BEGIN), formulier, bewijs }) },
    { weight: 2, arbitrary: fc.record({ ...indiening, type: fc.constant('aanleiding.gemeld' as const), zaakId: fc.constant(id), soort: fc.constantFrom('IPS_GESTART' as const, 'IPS_GEEINDIGD' as const) }) },
    { weight: 6, arbitrary: fc.record({ ...gegeven, type: fc.constant('geaccepteerd' as const), nieuweCoach: fc.constant(''), nieuweCoachBekend: fc.constant(false), startdatum: dagen(-10, 200), afgestemdOp: fc.constantFrom(BEGIN, BEGIN, BEGIN, null), vandaag: fc.constant(BEGIN) }) },
    fc.record({ ...gegeven, type: fc.constant('onderbouwd' as const), bewijs }),
    fc.record({ ...gegeven, type: fc.constant('driegesprek.beantwoord' as const), antwoord: fc.constantFrom('GEWENST' as const, 'AFGEZIEN' as const) }),
    { weight: 4, arbitrary: fc.record({ ...gegeven, type: fc.constantFrom('uitzondering.voorgelegd' as const, 'uitzondering.bevestigd' as const) }) },
    {
      weight: 4,
      arbitrary: fc.record({
        ...gegeven,
        type: fc.constantFrom('teruggestuurd' as const, 'nietOvergenomen' as const, 'ingetrokken' as const),
      }),
    },
    { weight: 2, arbitrary: fc.record({ ...gegeven, type: fc.constantFrom('driegesprek.gepland' as const, 'driegesprek.gehouden' as const), datum: gegeven.op, vandaag: gegeven.op, huidigeCoach: fc.constantFrom(anna.actorId, carla.actorId), nieuweCoach: fc.constantFrom(anna.actorId, carla.actorId), deelnemersBekend: fc.boolean() }) },
    fc.record({ type: fc.constantFrom('startdatum.bereikt' as const, 'driegesprek.uitgebleven' as const), op: gegeven.op }),
    fc.record({ type: fc.constant('geopend' as const), op: gegeven.op, door: fc.constantFrom(anna.actorId, carla.actorId) }),
  );

const voorInwoner: fc.Arbitrary<InwonerCommand> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ type: fc.constant('geregistreerd' as const), afzender: gegeven.afzender, sinds: dagen(-30, 200), indeling: fc.record({ gemeente: gegeven.gemeente, schaal: fc.constant('KP' as const), klantprofiel: fc.constantFrom('KP2', 'KP3', 'KP4') }) }) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(...Object.keys(PC_VAN), anna.actorId, wzAnder.actorId).chain((coach) =>
      fc.record({ type: fc.constant('coach.toegewezen' as const), afzender: gegeven.afzender, gemeente: fc.constant(PC_VAN[coach] ?? 'TIEL'), coach: fc.constant(coach), coachBekend: fc.constant(true), rol: fc.constant(PC_VAN[coach] ? ('participatiecoach' as const) : ('werkcoach' as const)), vanaf: dagen(-30, 200) }),
    ),
  },
  fc.record({ type: fc.constant('gewijzigd' as const), afzender: gegeven.afzender, gemeente: gegeven.gemeente, op: gegeven.op, vanaf: gegeven.op, onderUwvBegeleiding: fc.boolean() }),
  fc.record({ type: fc.constant('verhuisd' as const), ...gegeven, per: dagen(-20, 220), vandaag: fc.constant(BEGIN), naarGemeente: fc.constantFrom('TIEL', 'NEDER_BETUWE'), naarGemeenteBekend: fc.constant(true) }),
  fc.record({ type: fc.constant('uitgestroomd' as const), ...gegeven, per: dagen(-20, 220), vandaag: fc.constant(BEGIN) }),
);

const stap: fc.Arbitrary<Stap> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ soort: fc.constant('inwoner' as const), command: voorInwoner }) },
  { weight: 6, arbitrary: zaakId.chain((id) => fc.record({ soort: fc.constant('overdracht' as const), zaakId: fc.constant(id), command: voorOverdracht(id) })) },
  { weight: 1, arbitrary: fc.record({ soort: fc.constant('herroepen' as const), zaakId }) },
  { weight: 2, arbitrary: fc.record({ soort: fc.constant('tijd' as const), dagen: fc.integer({ min: 1, max: 40 }) }) },
);

const ONTVANGER: readonly string[] = ['geaccepteerd', 'teruggestuurd', 'nietOvergenomen', 'uitzondering.bevestigd'];

/** Most messages are about now, about the case that is open and by who may send them: else hardly any run gets far. */
const passend = (w: Wereld, keus: Stap): Stap => {
  if (keus.soort === 'inwoner') {
    const { command } = keus;
    return command.type === 'verhuisd' || command.type === 'uitgestroomd' ? { soort: 'inwoner', command: { ...command, vandaag: w.vandaag } } : keus;
  }
  if (keus.soort !== 'overdracht' || !('afzender' in keus.command) || keus.command.afzender.rol === 'participatiecoach') return keus;
  const periode = periodeOp(w.perioden, w.vandaag);
  const zaak = w.zaken.find(({ status }) => OPEN.includes(status));
  const naarKp4 = zaak ? zaak.richting === 'KP3_NAAR_KP4' : periode?.klantprofiel !== 'KP4';
  const rol = ONTVANGER.includes(keus.command.type) === naarKp4 ? 'participatiecoach' : 'werkcoach';
  const afzender = AFZENDERS.find(({ actorId }) => actorId === periode?.[rol]) ?? AFZENDERS.find((een) => een.rol === rol) ?? anna;
  const command = { ...keus.command, afzender, op: w.vandaag, gemeente: periode?.gemeente ?? keus.command.gemeente };
  const id = command.type === 'voorgesteld' || command.type === 'aanleiding.gemeld' ? keus.zaakId : (zaak?.zaakId ?? keus.zaakId);
  if (command.type === 'voorgesteld') return { ...keus, command: { ...command, richting: naarKp4 ? 'KP3_NAAR_KP4' : 'KP4_NAAR_KP3' } };
  if (command.type !== 'geaccepteerd') return { soort: 'overdracht', zaakId: id, command };
  const nieuweCoachBekend = PC_VAN[afzender.actorId] === undefined || PC_VAN[afzender.actorId] === command.gemeente;
  return { soort: 'overdracht', zaakId: id, command: { ...command, vandaag: w.vandaag, nieuweCoach: afzender.actorId, nieuweCoachBekend } };
};

const DAGEN = Array.from({ length: 130 }, (_, i) => plusDagen(BEGIN, i * 2 - 30));
const grond = (zaak: Overdracht): boolean => !zaak.onderbouwingVereist || zaak.dossier.bewijs !== null || (zaak.uitzondering === 'BEVESTIGD' && zaak.richting === 'KP3_NAAR_KP4');

const controleer = (was: Wereld, w: Wereld): void => {
  const fout: string[] = [];
  w.perioden.forEach((p, i) => {
    const volgende = w.perioden[i + 1];
    if (p.tot !== null && p.tot <= p.vanaf) fout.push('an empty stretch');
    if (volgende && (p.tot === null || p.tot > volgende.vanaf)) fout.push('two stretches on one day');
    if (volgende && p.tot !== null && p.tot < volgende.vanaf && !w.vertrekdagen.includes(p.tot)) fout.push('a gap without leaving');
    if (!volgende && p.tot !== null && !w.vertrekdagen.includes(p.tot)) fout.push('an end without leaving');
    if (p.regie !== regieBij(p)) fout.push('a regie that does not follow from the profile');
    if (p.participatiecoach !== null && PC_VAN[p.participatiecoach] !== p.gemeente) fout.push('a participatiecoach of another gemeente');
  });
  if (w.zaken.filter(({ status }) => OPEN.includes(status)).length > 1) fout.push('two open cases');
  if (!w.gebeurd.some((type) => ['ingegaan', 'verhuisd', 'uitgestroomd'].includes(type))) {
    const anders = DAGEN.filter((d) => periodeOp(was.perioden, d) && periodeOp(was.perioden, d)?.regie !== periodeOp(w.perioden, d)?.regie);
    if (anders.length > 0) fout.push(`regie changed by ${w.gebeurd.join()}`);
  }
  for (const zaak of w.zaken) {
    const eerder = was.zaken.find((een) => een.zaakId === zaak.zaakId);
    const dezeStap = zaak.status === 'INGEGAAN' && eerder?.status !== 'INGEGAAN';
    if (dezeStap && eerder?.status !== 'GEACCEPTEERD' && !w.gebeurd.includes('geaccepteerd')) fout.push('in effect without acceptance');
    if (dezeStap && !grond(zaak)) fout.push('in effect without ground');
    if (eerder && !OPEN.includes(eerder.status) && eerder.status !== zaak.status) fout.push('a closed case came back');
  }
  expect(fout).toEqual([]);
};

describe('SM-1 with the dated situatie', () => {
  it('keeps its invariants in any order, with duplicates and repetitions; time alone brings about nothing but what was agreed', () => {
    const bereikt = new Set<string>();
    fc.assert(
      fc.property(fc.array(stap, { minLength: 10, maxLength: 60 }), (stappen) => {
        let w: Wereld = leeg;
        const begin = { schaal: 'KP', gemeente: 'TIEL' } as const;
        w = doe(w, { soort: 'inwoner', command: { type: 'geregistreerd', afzender: systeem('TIEL'), sinds: plusDagen(BEGIN, -30), indeling: { ...begin, klantprofiel: stappen.length % 2 ? 'KP4' : 'KP3' } } });
        w = doe(w, { soort: 'inwoner', command: { type: 'coach.toegewezen', afzender: systeem('WERKZAAK'), gemeente: 'TIEL', coach: anna.actorId, coachBekend: true, rol: 'werkcoach', vanaf: plusDagen(BEGIN, -30) } });
        for (const keus of stappen) {
          const nu = passend(w, keus);
          const na = doe(w, nu);
          controleer(w, na);
          if (nu.soort === 'tijd') expect(na.gebeurd.filter((type) => !['ingegaan', 'vertrek', 'vervallen'].includes(type))).toEqual([]);
          else expect({ ...doe(na, nu), gebeurd: [] }).toEqual({ ...na, gebeurd: [] });
          na.gebeurd.forEach((type) => bereikt.add(type));
          w = na;
        }
      }),
      { numRuns: 400, seed: 20250902 },
    );
    const nodig = ['aanleiding.gemeld', 'geaccepteerd', 'ingegaan', 'teruggestuurd', 'uitgestroomd', 'uitzondering.bevestigd', 'verhuisd', 'vertrek', 'vervallen', 'voorgesteld'];
    expect(nodig.filter((type) => !bereikt.has(type))).toEqual([]);
  });
});
