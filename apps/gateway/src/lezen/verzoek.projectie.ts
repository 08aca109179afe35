import { VERZEGELDE_SECTIES, type Velden, type Verzegeld, type VerzegeldBericht, type VerzegeldeSectie } from '#shared/contracts/bericht';
import { bekendeSoort } from '#shared/contracts/catalogus';
import type { Berichtsoort, Context } from '#shared/contracts/catalogus.types';
import type { Adres, SituatiePeriode } from '#shared/contracts/intern';
import type { Datum } from '#shared/kernel/datum';
import { projecteer, type Projectie } from '#shared/privacy/projectie';
import { gewistIn, type Gewist } from '../bewaren/gewist';
import { coachVan } from '../levering/rechten';
import { organisatieIn, type Lezer } from '../toegang/lezer';
import { besteZicht, type Gezien, type Zicht } from './zicht';

/** Which context the messages of a kind of request are in. */
export const CONTEXT_VAN_VERZOEK = { INSTRUMENT: 'instrument', PROEVEN_AAN_WERK: 'proevenaanwerk', INKOMENSGESPREK: 'inkomensgesprek', CASUISTIEK: 'casuistiek' } as const satisfies Readonly<Record<string, Context>>;
export type Verzoeksoort = keyof typeof CONTEXT_VAN_VERZOEK;
export const VERZOEKSOORTEN = Object.keys(CONTEXT_VAN_VERZOEK) as Verzoeksoort[];

/** A request as ondersteuning answers it: how far it has come, its content sealed by event and section (`verzocht.contact`). */
export type Verzoekbeeld = {
  readonly zaakId: string;
  readonly inwonerRef: string;
  readonly gemeente: string;
  readonly soort: Verzoeksoort;
  readonly status: string;
  readonly verloop: Velden;
  readonly secties: Readonly<Record<string, Verzegeld>>;
  readonly vrager: Adres;
  readonly behandelaar: Adres;
  readonly begonnenOp: Datum;
  readonly uiterlijk: Datum | null;
  readonly geslotenOp: Datum | null;
  readonly gewist?: readonly Gewist[];
};

/** Codes, dates and amounts (R). A field that is not named here stays inside. */
const VERLOOP = [
  'instrumentCode', 'gewensteStart', 'start', 'laatsteDag', 'prijs', 'prijsregel', 'bedrag', 'budgetRef', 'raadsbesluitRef', 'aanbodRef', 'betrokkenWerkcoach', 'kanaalwens', 'besluit', 'kanaal', 'datum', 'redencode',
] as const;

/** Both sides by name, the coach of today on his side, and the team that was asked while nobody is named. */
const isBetrokken = ({ vrager, behandelaar, gemeente }: Verzoekbeeld, actorId: string, { rol, medewerker }: Lezer, periode: SituatiePeriode | null): boolean =>
  [vrager, behandelaar].some((kant) => {
    if (kant.rol !== rol || kant.organisatie !== organisatieIn(medewerker, gemeente)) return false;
    return kant.actorId === actorId || kant.actorId === null || coachVan(periode, rol) === actorId;
  });

const isSectie = (naam: string): naam is VerzegeldeSectie => (VERZEGELDE_SECTIES as readonly string[]).includes(naam);

/** `verzocht.contact`: the event, which may have dots of its own, and the section. */
const plaatsVan = (naam: string): { readonly gebeurtenis: string; readonly sectie: VerzegeldeSectie } | undefined => {
  const punt = naam.lastIndexOf('.');
  const sectie = naam.slice(punt + 1);
  return isSectie(sectie) ? { gebeurtenis: naam.slice(0, punt), sectie } : undefined;
};

const alsBericht = ({ zaakId, inwonerRef, gemeente, begonnenOp, vrager, verloop }: Verzoekbeeld, { type, doelen }: Berichtsoort, source: string, secties: Partial<Record<VerzegeldeSectie, Verzegeld>>): VerzegeldBericht => ({
  specversion: '1.0',
  id: zaakId,
  source,
  type,
  time: `${begonnenOp}T00:00:00Z`,
  datacontenttype: 'application/json',
  data: {
    zaakId, inwonerRef, gemeente, peildatum: begonnenOp, doel: doelen[0] ?? '', verloop, ...secties,
    afzender: { actorId: vrager.actorId ?? 'schakel.hub', rol: vrager.rol, werkgever: vrager.organisatie, namensGemeente: null },
  },
});

type Deel = { readonly gebeurtenis: string; readonly inhoud: Velden; readonly oordelen: Projectie['oordelen'] };

/** For a reader of its gemeente: each part by the type it came in, as its receivers may have it. The asking side reads back what it wrote itself. */
const delenVan = (beeld: Verzoekbeeld, rol: Lezer['rol'], { partijen, kader, open }: Zicht): Deel[] => {
  const perGebeurtenis = new Map<string, Partial<Record<VerzegeldeSectie, Verzegeld>>>();
  for (const [naam, verzegeld] of Object.entries(beeld.secties)) {
    const plaats = plaatsVan(naam);
    if (plaats) perGebeurtenis.set(plaats.gebeurtenis, { ...perGebeurtenis.get(plaats.gebeurtenis), [plaats.sectie]: verzegeld });
  }
  return [...perGebeurtenis].map(([gebeurtenis, secties]) => {
    const soort = bekendeSoort(`nl.participatiewet.${CONTEXT_VAN_VERZOEK[beeld.soort]}.${gebeurtenis}.v1`);
    const eigen = Object.fromEntries((soort.afzenders[rol] ?? []).map((sectie) => [sectie, '*' as const]));
    const metEigen = { ...soort, weergaven: { ...soort.weergaven, [rol]: { ...eigen, ...soort.weergaven[rol] } } };
    const bericht = alsBericht(beeld, soort, partijen.hub.source, secties);
    const { bericht: gezien, oordelen } = projecteer(bericht, (sectie) => open(bericht, sectie), { soort: metEigen, rollen: [{ rol, toegewezen: true, gemeenteKlopt: true }], kader, handeling: 'LEZEN' });
    const inhoud = Object.fromEntries(Object.keys(secties).flatMap((sectie) => (gezien.data[sectie as VerzegeldeSectie] ? [[sectie, gezien.data[sectie as VerzegeldeSectie]] as const] : [])));
    return { gebeurtenis, inhoud, oordelen };
  });
};

const mens = ({ rol, organisatie, actorId }: Adres): Adres => ({ rol, organisatie, actorId });

/** A request as this reader may see it: who asked, who was asked, and the coaches of today on those sides. For others it does not exist. */
export const verzoekzicht = (beeld: Verzoekbeeld, lezer: Lezer, periode: SituatiePeriode | null, zicht: Zicht, alleenVerloop: boolean): Gezien | undefined =>
  besteZicht(lezer.namens, (actorId) => {
    if (!isBetrokken(beeld, actorId, lezer, periode)) return undefined;
    const gemeenteKlopt = [beeld.gemeente, periode?.gemeente ?? beeld.gemeente].every((gemeente) => lezer.gemeenten.includes(gemeente));
    if (!gemeenteKlopt) return undefined;
    const delen = alleenVerloop ? [] : delenVan(beeld, lezer.rol, zicht);
    const { zaakId, inwonerRef, gemeente, soort, status, begonnenOp, uiterlijk, geslotenOp, vrager, behandelaar } = beeld;
    const verloop = Object.fromEntries(VERLOOP.flatMap((veld) => (beeld.verloop[veld] === undefined ? [] : [[veld, beeld.verloop[veld]]])));
    const inhoud = Object.fromEntries(delen.flatMap(({ gebeurtenis, inhoud: deel }) => (Object.keys(deel).length > 0 ? [[gebeurtenis, deel] as const] : [])));
    return {
      inhoud: {
        zaakId, inwonerRef, gemeente, soort, status, begonnenOp, verloop, vrager: mens(vrager), behandelaar: mens(behandelaar),
        ...(uiterlijk === null ? {} : { uiterlijk }), ...(geslotenOp === null ? {} : { geslotenOp }),
        ...(Object.keys(inhoud).length > 0 ? { inhoud } : {}), ...gewistIn(beeld.gewist),
      },
      oordelen: [{ categorie: 'verloop', toegestaan: true }, ...delen.flatMap(({ oordelen }) => oordelen.filter(({ categorie }) => categorie !== 'verloop'))],
      voor: actorId,
    };
  });
