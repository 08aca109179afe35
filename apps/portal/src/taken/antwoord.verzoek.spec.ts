import { bekendeSoort } from '#shared/contracts/catalogus';
import { dag } from '#shared/kernel/datum';
import type { Verzoek } from '../api/api.types';
import { verzoekantwoorden } from './antwoord.verzoek';
import type { Waarden } from './antwoord.types';
import { verzoeksecties } from './verzoek.secties';
import type { Zaak } from './zaak';

const CARLA = { rol: 'participatiecoach', organisatie: 'TIEL', actorId: 'tiel.pc.carla' } as const;
const WERK = { rol: 'werkcoach', organisatie: 'WERKZAAK', actorId: null } as const;
const INKOMEN = { rol: 'inkomensconsulent', organisatie: 'WERKZAAK', actorId: null } as const;
const verzoek = (soort: Verzoek['soort'], status: string, rest: Partial<Verzoek> = {}): Verzoek => ({
  zaakId: '0f0e5c0a-3d8e-4a8e-8f0a-7f7f0e1f0021', inwonerRef: '7c1f4a52-4f0e-4a57-9d0e-1d2f3a4b5c6d', gemeente: 'TIEL', soort, status, begonnenOp: dag('2025-11-03'), verloop: { prijs: 250, gewensteStart: dag('2026-01-12') }, vrager: CARLA, behandelaar: soort === 'INKOMENSGESPREK' ? INKOMEN : WERK, ...rest,
});
const zaak = (rol: string, een: Verzoek): Zaak => ({ taak: { afgehandeldOp: null }, soort: 'verzoek', wie: { rol }, vandaag: dag('2025-11-03'), gemeente: 'TIEL', verzoek: een }) as unknown as Zaak;
const GEPLAND = verzoek('INKOMENSGESPREK', 'GEPLAND', { verloop: { datum: dag('2025-11-03') } });
const aangeboden = (rol: string, een: Verzoek): string[] => verzoekantwoorden.filter(({ past }) => past(zaak(rol, een))).map(({ sleutel }) => sleutel);

it.each([
  ['inkomensconsulent', 'INKOMENSGESPREK', 'VERZOCHT', ['aanleiding', 'geen-aanleiding', 'plannen', 'gesprek-gaat-niet-door']],
  ['inkomensconsulent', 'INKOMENSGESPREK', 'AANLEIDING', ['geen-aanleiding', 'plannen', 'gesprek-gaat-niet-door']],
  ['participatiecoach', 'INKOMENSGESPREK', 'VERZOCHT', ['gesprek-gaat-niet-door']],
  ['participatiecoach', 'INKOMENSGESPREK', 'GEEN_AANLEIDING', []],
  ['werkcoach', 'INSTRUMENT', 'AANGEVRAAGD', ['aanbieden', 'afwijzen']],
  ['participatiecoach', 'INSTRUMENT', 'AANGEVRAAGD', ['verzoek-intrekken']],
  ['participatiecoach', 'INSTRUMENT', 'WACHT_OP_INKOOP', ['inkopen', 'verzoek-intrekken']],
  ['werkcoach', 'INSTRUMENT', 'GESTART', []],
  ['werkcoach', 'CASUISTIEK', 'GEVRAAGD', ['besproken', 'afzeggen']],
  ['inkomensconsulent', 'CASUISTIEK', 'GEVRAAGD', []],
  ['werkcoach', 'PROEVEN_AAN_WERK', 'WACHTLIJST', ['plaats-geven', 'plaats-afwijzen', 'afmelden']],
  ['werkcoach', 'PROEVEN_AAN_WERK', 'BEVESTIGD', ['meegedaan', 'niet-gekomen', 'plaats-afwijzen', 'afmelden']],
  ['participatiecoach', 'PROEVEN_AAN_WERK', 'BEVESTIGD', ['afmelden']],
  ['participatiecoach', 'PROEVEN_AAN_WERK', 'DEELGENOMEN', ['verkenning-afronden']],
  ['participatiecoach', 'PROEVEN_AAN_WERK', 'NIET_VERSCHENEN', []],
  ['inkomensconsulent', 'PROEVEN_AAN_WERK', 'BEVESTIGD', []],
] as const)('a %s is offered, for %s in %s: %j', (rol, soort, status, sleutels) => expect(aangeboden(rol, verzoek(soort, status))).toEqual(sleutels));

it.each([
  ['on its day', GEPLAND, ['plannen', 'gesprek-gehouden', 'niet-verschenen', 'gesprek-gaat-niet-door']],
  ['before it', verzoek('INKOMENSGESPREK', 'GEPLAND', { verloop: { datum: dag('2025-11-04') } }), ['plannen', 'gesprek-gaat-niet-door']],
] as const)('a talk that was planned offers, %s, what can have happened', (_, een, sleutels) => expect(aangeboden('inkomensconsulent', een)).toEqual(sleutels));

const WAARDEN: Waarden = { redencode: 'ANDERS', datum: '2025-11-10', kanaal: 'TELEFOON', tijd: '10:30', plaats: 'Tiel', start: '2026-01-12', prijs: '250,50', budgetRef: 'kp4-2026', vervolg: 'NOGMAALS' };
const STAAT: Readonly<Record<string, Verzoek>> = Object.fromEntries(
  verzoekantwoorden.map(({ sleutel, past }) => {
    const soorten = ['INSTRUMENT', 'INKOMENSGESPREK', 'CASUISTIEK', 'PROEVEN_AAN_WERK'] as const;
    const standen = ['VERZOCHT', 'AANGEVRAAGD', 'WACHT_OP_INKOOP', 'GEVRAAGD', 'WACHTLIJST', 'BEVESTIGD', 'DEELGENOMEN'];
    const mogelijk = [...soorten.flatMap((soort) => standen.map((status) => verzoek(soort, status))), GEPLAND];
    return [sleutel, mogelijk.find((een) => ['werkcoach', 'participatiecoach', 'inkomensconsulent'].some((rol) => past(zaak(rol, een)))) as Verzoek];
  }),
);

it.each(verzoekantwoorden.map((antwoord) => [antwoord.sleutel, antwoord] as const))('%s becomes a message of the catalogue, with fields that it has', (sleutel, { concept }) => {
  const gemaakt = concept(zaak('werkcoach', STAAT[sleutel] as Verzoek), WAARDEN);
  const soort = bekendeSoort(`nl.participatiewet.${gemaakt?.soort}.v1`);
  expect(soort.doelen).toContain(gemaakt?.doel);
  for (const [sectie, velden] of Object.entries(gemaakt?.secties ?? {})) {
    const schema = soort.secties[sectie as 'verloop']?.schema as { properties: object; required: string[] };
    expect([sectie, Object.keys(velden).filter((veld) => !(veld in schema.properties)), schema.required.filter((veld) => !(veld in velden))]).toEqual([sectie, [], []]);
  }
});

it('who takes part is seen on the day itself, not before', () => {
  const op = (datum: string): string[] => {
    const een = zaak('werkcoach', verzoek('PROEVEN_AAN_WERK', 'BEVESTIGD'));
    const metAanbod = { ...een, gids: { aanbod: { datum: dag(datum) } } } as unknown as Zaak;
    return verzoekantwoorden.filter(({ past }) => past(metAanbod)).map(({ sleutel }) => sleutel).filter((sleutel) => ['meegedaan', 'niet-gekomen'].includes(sleutel));
  };
  expect([op('2025-11-03'), op('2025-11-04')]).toEqual([['meegedaan', 'niet-gekomen'], []]);
});

it('takes a price with a comma', () => {
  const aanbieden = verzoekantwoorden.find(({ sleutel }) => sleutel === 'aanbieden');
  expect(aanbieden?.concept(zaak('werkcoach', verzoek('INSTRUMENT', 'AANGEVRAAGD')), WAARDEN)?.secties.verloop).toEqual({ start: '2026-01-12', prijs: 250.5 });
});

it('shows what was written in words, and no code', () => {
  const inhoud = { verzocht: { contact: { redencode: 'TAALBARRIERE', tolkNodig: true, taal: 'Tigrinya' } } };
  const lijsten = { redenInkomensgesprek: [{ code: 'TAALBARRIERE', label: 'De taal is een drempel' }] };
  const tekst = JSON.stringify(verzoeksecties(verzoek('INKOMENSGESPREK', 'VERZOCHT', { inhoud, verloop: { kanaalwens: 'FYSIEK' }, uiterlijk: dag('2025-11-10') }), lijsten));
  for (const woord of ['Een gesprek met inkomen', 'Op locatie', 'De taal is een drempel', 'Tigrinya', '10 november']) expect(tekst).toContain(woord);
  expect(tekst).not.toMatch(/[A-Z]{2,}_[A-Z]|TAALBARRIERE|FYSIEK/);
});

it('names an instrument and an offer as people know them, and by its code what is no longer listed', () => {
  const gids = { instrument: { code: 'LKS', naam: 'Loonkostensubsidie', groep: 'WERK', kp4Relevant: true, prijs: 250 }, aanbod: { aanbodRef: 'A-1', soort: 'GROEP', datum: dag('2025-12-01'), plaats: 'Tiel', plaatsen: 8, vrij: 2, inhoud: 'x' } };
  const een = verzoek('INSTRUMENT', 'AANGEVRAAGD', { verloop: { instrumentCode: 'LKS', aanbodRef: 'A-1' } });
  const tekst = JSON.stringify(verzoeksecties(een, {}, gids));
  for (const woord of ['Loonkostensubsidie', 'op maandag 1 december 2025 in Tiel']) expect(tekst).toContain(woord);
  expect(tekst).not.toContain('A-1');
  expect(JSON.stringify(verzoeksecties(een, {}, {}))).toContain('LKS');
});
